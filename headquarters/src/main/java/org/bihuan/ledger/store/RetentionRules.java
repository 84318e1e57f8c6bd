package org.bihuan.ledger.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.ledger.model.Retention;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How long which act is kept: {@code rules/ledger/retention.yaml}. */
@Component
class RetentionRules {
    private static final String FILE = "/rules/ledger/retention.yaml";

    private final List<Retention> versions;

    RetentionRules() {
        try (InputStream in = Objects.requireNonNull(RetentionRules.class.getResourceAsStream(FILE), FILE)) {
            Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            versions =
                    maps(read, "versions").stream().map(RetentionRules::version).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Retention> versions() {
        return versions;
    }

    private static Retention version(Map<String, Object> read) {
        return new Retention(
                LocalDate.parse(text(read, "from")),
                text(read, "source").strip(),
                maps(read, "keep").stream()
                        .map(line -> new Retention.Line(text(line, "acts"), Integer.parseInt(text(line, "days"))))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> in, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(in.get(key), key);
    }

    private static String text(Map<String, Object> in, String key) {
        return Objects.requireNonNull(in.get(key), key).toString();
    }
}
