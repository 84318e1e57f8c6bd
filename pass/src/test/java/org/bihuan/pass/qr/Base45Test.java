package org.bihuan.pass.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.bihuan.pass.City;
import org.bihuan.pass.Refusal;
import org.junit.jupiter.api.Test;

class Base45Test {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 9285 sections 4.3 and 4.4. */
    @Test
    void examplesOfTheRfc() {
        assertThat(Base45.encode(ascii("AB"))).isEqualTo("BB8");
        assertThat(Base45.encode(ascii("Hello!!"))).isEqualTo("%69 VD92EX0");
        assertThat(Base45.encode(ascii("base-45"))).isEqualTo("UJCLQE7W581");
        assertThat(Base45.decode("QED8WEX0").orThrow()).isEqualTo(ascii("ietf!"));
        assertThat(Base45.decode("FGW").orThrow()).isEqualTo(new byte[] {-1, -1});
        for (String bad : new String[] {"GGW", ":::", "::", "U6", "A", "BB8A", "bb8", "B\u00e98"}) {
            assertThat(Base45.decode(bad).whyNot().map(Refusal::id)).as(bad).contains("G01");
        }
    }

    @Test
    void everythingComesBackAndHasOneText() {
        Random random = new Random(45);
        for (int i = 0; i < 2000; i++) {
            byte[] octets = new byte[random.nextInt(300)];
            random.nextBytes(octets);
            assertThat(Base45.decode(Base45.encode(octets)).orThrow()).isEqualTo(octets);
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, 45)
                    .forEach(n -> text.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".charAt(n)));
            Base45.decode(text.toString())
                    .toOptional()
                    .ifPresent(decoded -> assertThat(Base45.encode(decoded)).isEqualTo(text.toString()));
        }
    }

    /** A second implementation reads the symbol from its picture. */
    @Test
    void symbolsAreReadByAnotherLibrary() throws Exception {
        String text = City.shown(City.live(), City.NOW);
        QrSymbol symbol = QrSymbol.ofAlphanumeric(text);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(symbol.png(4)));
        int w = image.getWidth();
        int[] pixels = image.getRGB(0, 0, w, w, null, 0, w);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(w, w, pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(text);
        assertThat(symbol.svg())
                .startsWith("<svg ")
                .contains("viewBox=\"0 0 73 73\"")
                .doesNotContain("script", "href");
    }
}
