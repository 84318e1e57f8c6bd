package org.bihuan.shell.page;

import tools.jackson.databind.json.JsonMapper;

/** Data for charts, to stand in a page's {@code <script type="application/json">}. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** JSON that cannot end the element it stands in. */
    public static String inPage(Object value) {
        return MAPPER.writeValueAsString(value).replace("<", "\\u003c").replace("&", "\\u0026");
    }
}
