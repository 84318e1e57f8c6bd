package org.bihuan.e2e;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.Stream;

/** A page that the menu leads to. */
record Address(String path) {

    /** The first page and every page of the menu, as a reader finds them. */
    static List<Address> ofMenu(InHouse.World world) {
        try (Reader reader = world.reader(Reader.Language.EN, Reader.Look.LIGHT)) {
            Locator rooms = reader.open("/", 1280).locator("nav a.bh-room");
            return Stream.concat(
                            Stream.of("/"), rooms.all().stream().map(room -> String.valueOf(room.getAttribute("href"))))
                    .distinct()
                    .map(Address::new)
                    .toList();
        }
    }

    /** A name for files: {@code /detect/counts} is detect-counts. */
    String name() {
        String name = path.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "home" : name;
    }

    @Override
    public String toString() {
        return path;
    }
}
