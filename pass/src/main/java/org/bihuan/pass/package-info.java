/**
 * Passes and the public log that keeps their issuers honest. No framework, no personal data in the log.
 */
@NullMarked
package org.bihuan.pass;

import org.jspecify.annotations.NullMarked;
