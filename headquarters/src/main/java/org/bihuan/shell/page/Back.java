package org.bihuan.shell.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sends a reader back to a page after a change (303), only ever to a path of ours. */
public final class Back {
    private Back() {}

    /** The path if it is one of ours, else that of the first page. */
    public static String within(String path) {
        boolean ours = path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Back::isControl);
        return ours ? path : "/";
    }

    public static View to(String path) {
        RedirectView view = new RedirectView(within(path), true, true, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** Browsers drop tabs and line ends from an address: {@code /<tab>/elsewhere} would become {@code //elsewhere}. */
    private static boolean isControl(int character) {
        return character <= ' ' || character == 0x7f;
    }
}
