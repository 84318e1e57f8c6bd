package org.bihuan.access.model;

import java.time.Duration;
import java.util.Optional;

/** How somebody proves who they are. */
public interface SignIns {

    /** What an attempt came to. */
    sealed interface Result {
        record Entered(long account, String login) implements Result {}

        /** Login or password, nobody is told which. */
        record Wrong() implements Result {}

        /** Not looked at: too many failures just before. */
        record Wait(Duration time) implements Result {}
    }

    /**
     * Tries a password.
     *
     * @param address where the attempt comes from
     * @param device what the device keeps from an earlier success, empty if nothing
     */
    Result password(String login, String password, String address, String device);

    /** What a link that works once is good for; empty if it was used, ran out or never was. */
    Optional<Link> link(String token);

    /** @param enters true: signs in without a password; false: lets its owner choose one */
    record Link(long account, String login, String name, boolean enters) {}

    /** Uses a link that enters. */
    Result enter(String token);

    /** Uses a link to choose a password; the words key of what is wrong with it, empty if it was taken. */
    Optional<String> choose(String token, String password);

    /** Changes one's own password; the words key of what is wrong, empty if it was taken. */
    Optional<String> change(String login, String old, String password);

    /** Remembers a device that signed in, by a value that it keeps. */
    void remember(long account, String device);
}
