package org.bihuan.pass.gate;

import java.time.MonthDay;
import java.util.Optional;
import org.bihuan.pass.token.MaskedName;

/**
 * The answer with what a guard may see.
 *
 * @param refusal G01 to G08 for CHECK; the same one for a set status bit as for any decision against the holder
 * @param stale the lists are older than a day: an amber banner
 * @param person to compare with a document; only of a token whose signatures are good
 * @param seen to be given to the next check of this gate
 */
public record GateResult(Answer answer, Optional<String> refusal, boolean stale, Optional<Person> person, Seen seen) {
    /** Masked name and birth day. */
    public record Person(MaskedName name, MonthDay birth) {}
}
