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
     * @param why for which reason
     */
    record TurnedAway(Why why) implements Admission {}

    /**
     * It may, another way.
     *
     * @param location of the same page by HTTPS
     */
    record ByHttps(String location) implements Admission {}

    /** Why it may not; word key {@code transport.away.NAME}. */
    enum Why {
        /** Plain HTTP from another machine. */
        PLAIN(403),
        /** Not through the proxy that was named. */
        AROUND_PROXY(403),
        /** The proxy did not say that the request came by HTTPS. */
        NO_HTTPS(403),
        /** The proxy sends both headers that tell of forwarding, so that they may contradict each other. */
        TWO_HEADERS(403),
        /** The proxy's port cannot be told. */
        PORT(403),
        /** The proxy's Forwarded header cannot be read. */
        MALFORMED(403),
        /** A name that is not ours: RFC 9110, 15.5.20. */
        OTHER_NAME(421);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }
    }
}
