/** A small strict JSON (RFC 8259) for the command line and the rules files: integers only, no duplicate names. */
@NullMarked
package org.bihuan.pass.json;

import org.jspecify.annotations.NullMarked;
