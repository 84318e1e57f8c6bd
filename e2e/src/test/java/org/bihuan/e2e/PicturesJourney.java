package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bihuan.e2e.Reader.Language;
import org.bihuan.e2e.Reader.Look;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures that the documents show. They are kept in {@code docs/pages} only when asked for, {@code
 * -Dpictures=keep}, so that a plain run leaves the tree as it was; otherwise they stay below {@code target}.
 */
@ExtendWith(InHouse.class)
class PicturesJourney {
    /** Bytes of a desk's or phone's picture; a wall's may have half as many again. */
    private static final long LARGEST = 260_000;

    private record Shot(Language language, int width) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot(Language.ZH, 360),
            new Shot(Language.EN, 360),
            new Shot(Language.ZH, 1280),
            new Shot(Language.EN, 1280),
            new Shot(Language.ZH, 1920));

    @TestFactory
    Stream<DynamicTest> aPictureOfEveryPage(InHouse.World world) throws IOException {
        Path folder = Files.createDirectories(
                "keep".equals(System.getProperty("pictures"))
                        ? RunningHouse.root().resolve("docs/pages")
                        : Path.of("target/pages"));
        return Address.ofMenu(world).stream()
                .flatMap(address -> SHOTS.stream().map(shot -> {
                    String name = address.name() + "-" + shot.width() + "-"
                            + shot.language().name().toLowerCase(Locale.ROOT) + ".png";
                    return DynamicTest.dynamicTest(name, () -> take(world, address, shot, folder.resolve(name)));
                }));
    }

    private static void take(InHouse.World world, Address address, Shot shot, Path file) throws IOException {
        try (Reader reader = world.reader(shot.language(), Look.LIGHT)) {
            reader.open(address.path(), shot.width())
                    .screenshot(
                            new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        }
        assertThat(Files.size(file))
                .as(file.toString())
                .isBetween(1_000L, shot.width() < 1920 ? LARGEST : LARGEST * 3 / 2);
    }
}
