package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a request may enter, by the way it came. */
public sealed interface Admission {
    /**
     * It may.
     *
     * @param request as its sender sent it, before any proxy
     * @param fromThisMachine whether it came from this machine without a proxy between
     */
    record Admitted(HttpServletRequest request, boolean fromThisMachine) implements Admission {}

    /**
     * It may not.
     *
     * @param status of HTTP
     * @param why words key of one sentence
     */
    record TurnedAway(int status, String why) implements Admission {}

    /**
     * It may, another way.
     *
     * @param location of the same page by HTTPS
     */
    record ByHttps(String location) implements Admission {}
}
