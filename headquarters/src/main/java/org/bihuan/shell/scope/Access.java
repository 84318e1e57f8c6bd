package org.bihuan.shell.scope;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * As whom the present thread works. It is bound for a stretch of code and cannot be changed within it except by binding
 * another; outside of any, connections see no row.
 *
 * @param actor who acts
 * @param scope which rows are theirs
 */
public record Access(Actor actor, Scope scope) {
    private static final ScopedValue<Access> CURRENT = ScopedValue.newInstance();

    /** The house's own upkeep, with a word on what for: loading the city pack, ending orphaned jobs. */
    public static Access house(String why) {
        return new Access(Actor.house(why), Scope.everything());
    }

    /** Somebody who has not said who they are: may do nothing and sees nothing. */
    public static Access nobody() {
        return new Access(new Actor(0, "", "", "", Set.of()), Scope.nothing());
    }

    /** Whoever the present thread works as; empty: nobody. */
    public static Optional<Access> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** @throws IllegalStateException if the thread works as nobody */
    public static Access required() {
        return current().orElseThrow(() -> new IllegalStateException("this thread works as nobody"));
    }

    /** Runs something as this one. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Runs something that throws nothing checked as this one and returns what it returns. */
    public <T> T get(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** Runs something as this one and returns what it returns. */
    public <T> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
