package org.bihuan.loop.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bihuan.loop.Owed;
import org.bihuan.loop.model.SlotState;
import org.bihuan.shell.page.Meaning;

/**
 * One owed duty as its reader sees it.
 *
 * @param protocol title
 * @param duty title
 * @param plain its evidence has no values: one tap does it
 */
public record DutyLine(Owed owed, String protocol, String duty, String subject, String custodian, boolean plain) {

    public String record() {
        return record(owed.protocol(), owed.subject());
    }

    public static String record(String protocol, String subject) {
        return "/loop/loops/" + part(protocol) + "/" + part(subject);
    }

    public String doIt() {
        return doIt(owed.protocol(), owed.subject(), owed.duty());
    }

    public static String doIt(String protocol, String subject, String duty) {
        return "/loop/do?protocol=" + part(protocol) + "&subject=" + part(subject) + "&duty=" + part(duty);
    }

    public static String lateOf(String unit) {
        return "/loop/late?unit=" + part(unit);
    }

    public boolean open() {
        return owed.state() == SlotState.OPEN || owed.state() == SlotState.LATE || owed.state() == SlotState.BREACHED;
    }

    public Meaning meaning() {
        return meaning(owed.state());
    }

    public static Meaning meaning(SlotState state) {
        return switch (state) {
            case BREACHED, LATE, CONFLICT -> Meaning.LATE;
            case OPEN -> Meaning.SOON;
            case SUBMITTED, REPORTED_LATE, DONE_LATE, WAIVED -> Meaning.INFO;
            case DONE -> Meaning.DONE;
            case PLANNED, VOID -> Meaning.QUIET;
        };
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
