package org.bihuan.shell.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            status = refusedByTheDatabase(failure).orElse(status);
        }
        Page page = argument.of(request);
        String key = "shell.refusal." + reason(status);
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

    private static String reason(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "notFound";
            case UNAUTHORIZED -> "signIn";
            case FORBIDDEN -> "mayNot";
            case METHOD_NOT_ALLOWED -> "method";
            case NOT_ACCEPTABLE -> "answers";
            case CONTENT_TOO_LARGE -> "tooLarge";
            case UNSUPPORTED_MEDIA_TYPE -> "media";
            case TOO_MANY_REQUESTS -> "tooMany";
            default -> status.is4xxClientError() ? "wrong" : "bug";
        };
    }

    /**
     * What no column can hold (SQLSTATE class 22: a NUL in a text, a day beyond the calendar) was sent, not made here; what
     * row security does not take (42501) is not its sender's to write.
     */
    private static Optional<HttpStatus> refusedByTheDatabase(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(cause -> Objects.requireNonNullElse(((SQLException) cause).getSQLState(), ""))
                .flatMap(state -> state.startsWith("22")
                        ? Stream.of(HttpStatus.BAD_REQUEST)
                        : state.equals("42501") ? Stream.of(HttpStatus.FORBIDDEN) : Stream.empty())
                .findFirst();
    }
}
