/** Pages under /loop: what is owed, what is late, what awaits an answer, one record, one protocol. */
@NullMarked
package org.bihuan.loop.web;

import org.jspecify.annotations.NullMarked;
