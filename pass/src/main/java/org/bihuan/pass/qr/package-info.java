/**
 * Between octets and paper: Base45 (RFC 9285) and QR symbols (ISO/IEC 18004) as SVG and PNG.
 */
@NullMarked
package org.bihuan.pass.qr;

import org.jspecify.annotations.NullMarked;
