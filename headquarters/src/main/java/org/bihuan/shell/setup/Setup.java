package org.bihuan.shell.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.setup.CityForm.Wrong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How far the city is set up. A city that came as a pack is open from the start. */
@Component
public class Setup {
    private final City city;
    private final ObjectProvider<PackContent> contents;
    private volatile boolean open;

    Setup(City city, ObjectProvider<PackContent> contents) {
        this.city = city;
        this.contents = contents;
        this.open = city.named() && !Files.exists(city.pack().resolve(PackWriter.UNFINISHED));
    }

    /** Whether the house is open to its rooms. */
    public boolean open() {
        return open;
    }

    /** Whether the city has its name and may take files. */
    public boolean named() {
        return city.named();
    }

    /**
     * Gives the city its name, or another one while it is not open yet. Its code stays as first given.
     *
     * @return what is wrong; empty if it was done
     */
    synchronized List<Wrong> name(CityForm form) {
        List<Wrong> wrong = form.wrong();
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (open || city.named() && !city.root().equals(form.value("code"))) {
            return List.of(new Wrong("code", "settled"));
        }
        try {
            Path pack = city.pack();
            if (city.named()) {
                PackWriter.rewrite(form, pack);
                city.become(CityPack.read(pack));
            } else {
                PackWriter.write(form, pack);
                city.become(CityPack.read(pack));
                contents.orderedStream().forEach(content -> content.load(city));
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the house. */
    synchronized void finish() {
        try {
            Files.deleteIfExists(city.pack().resolve(PackWriter.UNFINISHED));
            open = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
