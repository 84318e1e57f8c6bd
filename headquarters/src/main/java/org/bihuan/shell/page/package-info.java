/** The frame that every page stands in, words in both languages, and refusals in page and API form. */
@NullMarked
package org.bihuan.shell.page;

import org.jspecify.annotations.NullMarked;
