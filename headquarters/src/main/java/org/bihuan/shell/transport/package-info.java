/**
 * How the house is reached: plain HTTP on this machine only; beyond it HTTPS with a given certificate, with one of the
 * city's own authority, or behind a proxy that ends it. Certificates, guards of host names and changes, options.
 */
@NullMarked
package org.bihuan.shell.transport;

import org.jspecify.annotations.NullMarked;
