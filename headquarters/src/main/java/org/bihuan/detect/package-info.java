/**
 * Detect (及时发现): what is seen early. Today: counts of cases by unit and day, as they were given out, with every
 * correction kept.
 *
 * <p>{@link org.bihuan.detect.DetectApi} is the door; {@link org.bihuan.detect.CountsRecorded} tells that counts changed.
 */
@ApplicationModule(
        id = "detect",
        allowedDependencies = {"shell", "registry"})
@NullMarked
package org.bihuan.detect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
