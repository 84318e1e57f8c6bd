/** Names, documents and phones in their normal form, pseudonyms, and how alike two persons are. */
@NullMarked
package org.bihuan.people.model;

import org.jspecify.annotations.NullMarked;
