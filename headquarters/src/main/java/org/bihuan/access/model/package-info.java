/** Roles, posts, passwords and throttling as values and pure rules. */
@NullMarked
package org.bihuan.access.model;

import org.jspecify.annotations.NullMarked;
