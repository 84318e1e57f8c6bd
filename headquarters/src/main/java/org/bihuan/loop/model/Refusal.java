package org.bihuan.loop.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Why an entry was refused; nothing of it is lost, and nothing of it acts.
 *
 * @param about what the reason is about: a key, a name
 * @param moment the time that the reason is about
 */
public record Refusal(Reason reason, String about, Optional<Instant> moment) {
    public Refusal(Reason reason, String about) {
        this(reason, about, Optional.empty());
    }

    Refusal(Reason reason, Instant moment) {
        this(reason, "", Optional.of(moment));
    }

    public enum Reason {
        TIME_GOES_BACK("is recorded before the line above"),
        NO_SUBJECT("names no subject, and several have a loop"),
        NO_LOOP("has no loop"),
        LOOP_RUNS("has a loop that is not closed"),
        NO_VERSION("no version is in force on"),
        NO_ANCHOR("the protocol has no anchor"),
        NO_DUTY("the protocol has no duty"),
        NO_PHASE("the protocol has no phase"),
        NO_SLOT("the duty has no such slot"),
        NO_STEP("no such step was sent"),
        NO_EVIDENCE("there is no evidence"),
        CLOSED("the loop was closed at"),
        IN_THE_FUTURE("happened more than five minutes after it was recorded:"),
        NOT_YOURS("is neither custodian nor charged with the duty at that time:"),
        WRONG_VALUE("wrong value:"),
        OTHER_KIND("the key stands for something else:"),
        NOTHING_TO_CORRECT("corrects neither values nor time:"),
        NOT_IN_CONFLICT("is not in conflict:"),
        NOT_CUSTODIAN("is not the custodian:"),
        NO_OFFER("no offer stands:"),
        LAPSED("the offer lapsed at"),
        KNOWN_ALREADY("is known already:"),
        NO_REQUEST("no request stands:"),
        OWN_REQUEST("nobody decides on a request of their own:"),
        LACKS("the request lacks"),
        AFTER_DUE("an extension is asked for before the due time"),
        REACHES_NEXT("reaches past the next opening"),
        NOT_NEXT_SIGNER("is not who signs next:"),
        SIGNED_ALREADY("each signature is another person's:"),
        PROMISE_IN_THE_PAST("a promised time lies ahead, not at"),
        SUSPENDED("is suspended already"),
        NOT_SUSPENDED("is not suspended"),
        NO_MIGRATION("no later version in force:"),
        BLOCKED("does not close while this stands:"),
        NEEDS("does not close without"),
        TOO_EARLY("does not close before");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** In English, times as the city's clocks show them. */
    public String text(ZoneId zone) {
        return switch (reason) {
            case NO_LOOP, LOOP_RUNS -> about + " " + reason.text;
            default -> {
                String what = moment.map(
                                one -> one.atZone(zone).toOffsetDateTime().toString())
                        .orElse(about);
                yield what.isEmpty() ? reason.text : reason.text + " " + what;
            }
        };
    }
}
