/** What all interfaces for programs have in common: pages of lists, the size of bodies, their description. */
@NullMarked
package org.bihuan.shell.api;

import org.jspecify.annotations.NullMarked;
