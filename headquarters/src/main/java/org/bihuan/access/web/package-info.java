/** Signing in, one's own page, and the pages of those who administer; the filter that binds every request. */
@NullMarked
package org.bihuan.access.web;

import org.jspecify.annotations.NullMarked;
