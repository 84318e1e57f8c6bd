/**
 * The check at a gate: one pure function of the scanned text, the signed lists, the clock, the kind of venue, what the guard
 * confirmed and what this gate has seen.
 *
 * <p>{@link org.bihuan.pass.gate.Gate} answers PASS, CHECK or NO CODE. Its result has no field for a colour, a state or a
 * finding, so no display, counter or log line behind it can leak one. Nothing here opens a file or a connection.
 */
@NullMarked
package org.bihuan.pass.gate;

import org.jspecify.annotations.NullMarked;
