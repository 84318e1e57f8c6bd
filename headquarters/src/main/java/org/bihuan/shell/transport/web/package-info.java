/** The page by which a device comes to trust the city's own authority. */
@NullMarked
package org.bihuan.shell.transport.web;

import org.jspecify.annotations.NullMarked;
