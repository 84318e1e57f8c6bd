package org.bihuan.shell.imports;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.head.ColumnNames;
import org.bihuan.shell.scope.Scope;

/** Which columns a sender means by which names, as last confirmed. */
final class MappingStore {
    private final Rows db;

    MappingStore(Rows db) {
        this.db = db;
    }

    Map<String, String> of(ImportKind kind, String sender) {
        Map<String, String> names = new HashMap<>();
        db.sql(Scope.mine(), """
                        select name, col from {shell.import_mapping}
                        where kind = :kind and sender = :sender and area = :area and sector = :sector""")
                .param("kind", kind.key())
                .param("area", kind.area())
                .param("sector", kind.sector())
                .param("sender", sender)
                .query((row, number) -> names.put(row.getString("name"), row.getString("col")))
                .list();
        return names;
    }

    /** Remembers the mapping of a batch for its sender's next file. */
    void remember(ImportBatch batch) {
        for (int i = 0; i < batch.header().size(); i++) {
            String name = ColumnNames.simplified(batch.header().get(i));
            if (!name.isEmpty()) {
                db.sql(Scope.mine(), """
                                insert into shell.import_mapping as m (area, sector, kind, sender, name, col)
                                values ({area :area, :sector}, :sector, :kind, :sender, :name, :col)
                                on conflict (kind, sender, name, area, sector) do update set col = excluded.col
                                where {scope:m}""")
                        .param("area", batch.area())
                        .param("sector", batch.sector())
                        .param("kind", batch.kind())
                        .param("sender", batch.sender())
                        .param("name", name)
                        .param("col", batch.mapping().get(i))
                        .update();
            }
        }
    }
}
