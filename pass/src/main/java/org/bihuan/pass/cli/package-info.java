/**
 * The commands pass, log, witness and audit. Exit codes: 0 done, 1 a finding or a refusal, 2 wrong input or usage, 3 the
 * environment. Results go to standard output, everything else to standard error; a scanned payload goes nowhere.
 */
@NullMarked
package org.bihuan.pass.cli;

import org.jspecify.annotations.NullMarked;
