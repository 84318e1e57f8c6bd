/**
 * A strict subset of CBOR (RFC 8949): one encoding per value, nothing else is read.
 *
 * <p>Integers of 64 bits signed, byte and text strings, arrays, maps with integer or text keys, tag 18. Lengths are definite,
 * integers minimal, map keys unique and in bytewise order (section 4.2.1), nothing follows the item. {@link
 * org.bihuan.pass.cbor.CborDecoder} reads within stated limits, {@link org.bihuan.pass.cbor.Cbor#encode()} writes, {@link
 * org.bihuan.pass.cbor.Fields} takes typed fields out of a map.
 */
@NullMarked
package org.bihuan.pass.cbor;

import org.jspecify.annotations.NullMarked;
