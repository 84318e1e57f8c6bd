/**
 * The kernel of the house, the closed loop: who owes what by when, which evidence shows that it was done, who hears of it
 * if it was not, until it is closed. Protocols are data; {@link org.bihuan.loop.model.Kernel} plays one as a pure function
 * of protocol, calendar, zone and history; {@code ./bihuan protocol} checks, shows and plays protocols without a server.
 */
@ApplicationModule(
        id = "loop",
        allowedDependencies = {"shell", "registry", "registry :: model"})
@NullMarked
package org.bihuan.loop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
