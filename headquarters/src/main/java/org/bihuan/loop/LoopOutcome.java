package org.bihuan.loop;

import org.bihuan.loop.model.Refusal;

/** What became of an act. */
public sealed interface LoopOutcome {
    /** @param repeated it had been taken before */
    record Taken(boolean repeated) implements LoopOutcome {}

    /** Evidence that is refused is kept aside. */
    record Refused(Refusal refusal) implements LoopOutcome {}

    /** There is no such loop, or none for this one. */
    record NotFound() implements LoopOutcome {}

    /** @param permission that the actor lacks; or a reason key of why not them */
    record MayNot(String permission) implements LoopOutcome {}

    /** @param unit that does not exist today */
    record NoUnit(String unit) implements LoopOutcome {}

    /** @param protocol that is not known */
    record NoProtocol(String protocol) implements LoopOutcome {}

    default boolean taken() {
        return this instanceof Taken;
    }
}
