/**
 * The built program as people meet it: started once per run from its laid-out folder with a data folder of its own, and
 * looked at through a real browser.
 *
 * <ul>
 *   <li>{@link org.bihuan.e2e.RunningHouse} the program, started by {@link org.bihuan.e2e.InHouse}
 *   <li>{@link org.bihuan.e2e.Reader} a person's browser: language, look, width
 *   <li>{@code …Journey} tests
 * </ul>
 */
@NullMarked
package org.bihuan.e2e;

import org.jspecify.annotations.NullMarked;
