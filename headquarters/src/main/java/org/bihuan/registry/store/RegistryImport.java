package org.bihuan.registry.store;

import org.bihuan.shell.imports.ImportKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the registry's lists have in common: each is the whole city's, of no sector, and named after its key. */
abstract class RegistryImport implements ImportKind {
    final JdbcClient jdbc;
    final AreaQueries areas;
    private final String key;

    RegistryImport(String key, JdbcClient jdbc, AreaQueries areas) {
        this.key = key;
        this.jdbc = jdbc;
        this.areas = areas;
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final String words() {
        return "registry.import." + key;
    }

    @Override
    public final int area() {
        return areas.rootId();
    }

    @Override
    public final String sector() {
        return "general";
    }
}
