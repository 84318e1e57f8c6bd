package org.bihuan.shell.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whatever no room answers: a page for people, a problem document (RFC 9457) below /api. Neither tells how it is built. */
@Controller
class ErrorPages implements ErrorController {
    private final Pages pages;
    private final PageArgument argument;

    ErrorPages(Pages pages, PageArgument argument) {
        this.pages = pages;
        this.argument = argument;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                && HttpStatus.resolve(code) instanceof HttpStatus known) {
            status = known;
        }
        Page page = argument.of(request);
        String key = "shell.refusal."
                + switch (status) {
                    case NOT_FOUND -> "notFound";
                    case UNAUTHORIZED, FORBIDDEN -> "mayNot";
                    default -> status.is4xxClientError() ? "wrong" : "bug";
                };
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith("/api/")) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, page.t(key + ".why"));
            problem.setTitle(page.t(key));
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return pages.show(
                status.value(),
                "shell/refusal",
                page,
                Map.of(
                        "status",
                        status.value(),
                        "title",
                        page.t(key),
                        "why",
                        page.t(key + ".why"),
                        "instead",
                        page.t(key + ".instead")));
    }
}
