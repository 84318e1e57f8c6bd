package org.bihuan.registry.store;

import java.util.Map;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;

/**
 * What the registry's lists have in common: a batch belongs to the area of whoever sends it, and takes no row of another's;
 * each list is named after its key.
 */
abstract class RegistryImport implements ImportKind {
    static final String NOT_YOURS = "imports.row.notYours";

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
        return areas.home(Scope.mine());
    }

    @Override
    public final String sector() {
        return Scope.mine().sector("general");
    }

    /** Refuses the rows whose column's area, in the sector of the row, is not the sender's. */
    static void refuseOthers(StagedRows rows, Findings findings, String column, String sector) {
        findings.refuse(
                "select s.line, '" + column + "' as col, array[s." + column + "] as args from " + rows.sql()
                        + " s join {registry.area} a on a.code = s." + column + " where {area a.area, " + sector
                        + "} is null",
                Map.of(),
                NOT_YOURS);
    }

    /** Refuses all rows of a list that is the whole city's, unless the sender answers for the city. */
    static void refuseUnlessTheCitys(StagedRows rows, Findings findings, String column) {
        findings.refuse(
                "select line, '" + column + "' as col, array[" + column + "::text] as args from " + rows.sql()
                        + " s where not {whole}",
                Map.of(),
                NOT_YOURS);
    }
}
