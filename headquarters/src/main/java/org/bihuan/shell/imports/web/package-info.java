/** Pages and REST of imports. */
@NullMarked
package org.bihuan.shell.imports.web;

import org.jspecify.annotations.NullMarked;
