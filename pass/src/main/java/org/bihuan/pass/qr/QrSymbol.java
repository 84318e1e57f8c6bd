package org.bihuan.pass.qr;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A QR symbol at error correction level M with the four-module margin that ISO/IEC 18004 asks for. */
public final class QrSymbol {
    private static final int MARGIN = 4;

    private final QrCode code;

    private QrSymbol(QrCode code) {
        this.code = code;
    }

    /** The text in alphanumeric mode; an {@link IllegalArgumentException} if a character is outside of that mode. */
    public static QrSymbol ofAlphanumeric(String text) {
        List<QrSegment> segments = List.of(QrSegment.makeAlphanumeric(text));
        return new QrSymbol(QrCode.encodeSegments(segments, QrCode.Ecc.MEDIUM, 1, 40, -1, false));
    }

    /** Any text, in the mode that needs the fewest modules; links and names of places go this way. */
    public static QrSymbol ofText(String text) {
        return new QrSymbol(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
    }

    /** 1 to 40. */
    public int version() {
        return code.version;
    }

    /** Modules per side, margin included. */
    public int side() {
        return code.size + 2 * MARGIN;
    }

    /** One SVG element, one path, no script, no reference. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges" role="img">\
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>
                """.formatted(side(), side(), side(), side(), path);
    }

    /** A PNG of so many pixels per module, 1 to 40. */
    public byte[] png(int scale) {
        if (scale < 1 || scale > 40) {
            throw new IllegalArgumentException("1 to 40 pixels per module, not " + scale);
        }
        BufferedImage image = new BufferedImage(side() * scale, side() * scale, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean dark = code.getModule(x / scale - MARGIN, y / scale - MARGIN);
                image.setRGB(x, y, dark ? 0x000000 : 0xffffff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
