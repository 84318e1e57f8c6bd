package org.bihuan.pass.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrSymbolTest {
    @Test
    void anotherReaderReadsAnyTextBack() throws Exception {
        for (String text : new String[] {"https://city.example:8443/shell/trust", "指挥部", "HELLO 123"}) {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(QrSymbol.ofText(text).png(4)));
            int side = image.getWidth();
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(
                    new RGBLuminanceSource(side, side, image.getRGB(0, 0, side, side, null, 0, side))));
            assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(text);
        }
    }
}
