package org.bihuan.shell.imports.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.file.Refusal;
import org.bihuan.shell.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.View;

/** Says in one line that a file is too large, before any of it is kept. */
@ControllerAdvice
class TooLarge {
    private final ImportPages pages;
    private final Imports imports;

    TooLarge(ImportPages pages, Imports imports) {
        this.pages = pages;
        this.imports = imports;
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    View tooLarge(Page page) {
        List<String> most = List.of(String.valueOf(imports.limits().bytes() >> 20));
        return pages.start(
                HttpStatus.CONTENT_TOO_LARGE,
                "",
                Long.MAX_VALUE,
                Optional.of(new Refusal("imports.file.tooLarge", most)),
                page);
    }

    /** A form that was sent without its file. */
    @ExceptionHandler(MultipartException.class)
    void noFile(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
}
