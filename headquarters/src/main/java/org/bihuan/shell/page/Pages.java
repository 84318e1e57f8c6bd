package org.bihuan.shell.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** Turns a template and its parameters into the answer of a controller; parameters are checked when the house is built. */
public final class Pages {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "org.bihuan.jte");

    /**
     * A page or a part of one.
     *
     * @param template path below {@code src/main/jte}, without {@code .jte}
     */
    public View show(String template, Page page, Map<String, ?> parameters) {
        return show(200, template, page, parameters);
    }

    /** The same with a status other than 200: refusals are pages too. */
    public View show(int status, String template, Page page, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", page);
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render(template + ".jte", all, html);
        return (model, request, response) -> {
            response.setStatus(status);
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        };
    }
}
