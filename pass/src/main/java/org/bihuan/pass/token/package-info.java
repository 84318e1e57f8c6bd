/**
 * What a holder carries: claims signed by an issuer, and the presentation that the holder's own key signs at the gate.
 *
 * <p>The format is docs/pass.cddl. {@link org.bihuan.pass.token.Claims} is the content, {@link
 * org.bihuan.pass.token.TokenText} the way to and from the text of a QR symbol, {@link org.bihuan.pass.token.Scanned} what a
 * text turned out to be before anything in it is believed.
 */
@NullMarked
package org.bihuan.pass.token;

import org.jspecify.annotations.NullMarked;
