/**
 * Control (精准管控): risk levels of the units, from counts to what is in force.
 *
 * <p>{@code model} decides (pure), {@code cli} is the same without a server, {@code store} keeps what was signed,
 * {@code web} shows map, calendar and each unit's reasons.
 */
@ApplicationModule(
        id = "control",
        allowedDependencies = {"shell", "registry", "detect"})
@NullMarked
package org.bihuan.control;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
