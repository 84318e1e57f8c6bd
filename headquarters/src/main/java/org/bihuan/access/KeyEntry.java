package org.bihuan.access;

import java.time.Duration;
import org.bihuan.shell.scope.Access;

/** What showing a key came to. */
public sealed interface KeyEntry {
    record Entered(Access access) implements KeyEntry {}

    /** Never was, has ended, has run out or has not begun: nobody is told which. */
    record Unknown() implements KeyEntry {}

    /** Not looked into: too many wrong ones from the same address just before. */
    record Wait(Duration time) implements KeyEntry {}
}
