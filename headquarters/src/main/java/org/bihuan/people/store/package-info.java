/**
 * The vault: encrypted identities and blind traces in schema {@code people}; persons' keys in a file of their own outside
 * of it.
 */
@NullMarked
package org.bihuan.people.store;

import org.jspecify.annotations.NullMarked;
