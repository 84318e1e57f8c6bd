package org.bihuan.registry.store;

import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.ImportKind;

/** What the registry's lists have in common: each is the whole city's, of no sector, and named after its key. */
abstract class RegistryImport implements ImportKind {
    final Rows db;
    final AreaQueries areas;
    private final String key;

    RegistryImport(String key, Rows db, AreaQueries areas) {
        this.key = key;
        this.db = db;
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
