package org.bihuan.access.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All roles, in the order of their file. */
public final class Roles {
    private static final Duration A_SHIFT = Duration.ofHours(12);

    private final String version;
    private final Map<String, Role> roles = new LinkedHashMap<>();

    private Roles(Map<?, ?> file) {
        this.version = String.valueOf(file.get("version"));
        for (Object each : (List<?>) Objects.requireNonNull(file.get("roles"))) {
            Role role = role((Map<?, ?>) each);
            roles.put(role.key(), role);
        }
    }

    /** The roles that the program comes with. */
    public static Roles shipped() {
        try (InputStream file = Objects.requireNonNull(
                Roles.class.getResourceAsStream("/rules/access/roles.yaml"), "rules/access/roles.yaml")) {
            return new Roles(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Role role(Map<?, ?> fields) {
        Object sectors = fields.get("sectors");
        Object shift = fields.get("shift");
        return new Role(
                text(fields.get("key")),
                text(fields.get("zh")),
                text(fields.get("en")),
                Role.Where.valueOf(text(fields.get("where")).toUpperCase(Locale.ROOT)),
                sectors instanceof List<?> some ? some.stream().map(Roles::text).toList() : List.of(),
                "chosen".equals(sectors),
                Duration.parse(text(fields.get("session"))),
                shift == null ? A_SHIFT : Duration.parse(text(shift)),
                Boolean.TRUE.equals(fields.get("device")),
                Set.copyOf(((List<?>) Objects.requireNonNull(fields.get("may")))
                        .stream().map(Roles::text).toList()));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(Objects.requireNonNull(value));
    }

    public String version() {
        return version;
    }

    public Collection<Role> all() {
        return roles.values();
    }

    public Optional<Role> find(String key) {
        return Optional.ofNullable(roles.get(key));
    }
}
