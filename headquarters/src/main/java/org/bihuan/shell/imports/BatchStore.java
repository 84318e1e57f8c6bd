package org.bihuan.shell.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.ImportBatch.State;
import org.bihuan.shell.imports.head.Header;
import org.bihuan.shell.scope.Scope;

/** Batches in the database. */
final class BatchStore {
    private static final int KIND_LOCK = 0x4a0c;
    private static final int BATCH_LOCK = 0x4a0d;

    private final Rows db;

    BatchStore(Rows db) {
        this.db = db;
    }

    long insert(
            ImportKind kind,
            String sender,
            String fileName,
            long size,
            String hash,
            String format,
            Header header,
            List<String> sample,
            List<String> mapping,
            Instant at) {
        return db.sql(Scope.mine(), """
                        insert into shell.import_batch (area, sector, kind, sender, file_name, file_size, file_hash,
                            format, header, header_line, sample, mapping, columns, state, created_at)
                        values ({area :area, :sector}, :sector, :kind, :sender, :fileName, :size, :hash,
                            :format, :header, :headerLine, :sample, :mapping, :columns, 'UPLOADED', :at)
                        returning id""")
                .param("area", kind.area())
                .param("sector", kind.sector())
                .param("kind", kind.key())
                .param("sender", sender)
                .param("fileName", fileName)
                .param("size", size)
                .param("hash", hash)
                .param("format", format)
                .param("header", texts(header.names()))
                .param("headerLine", header.line())
                .param("sample", texts(sample))
                .param("mapping", texts(mapping))
                .param("columns", texts(keys(kind)))
                .param("at", utc(at))
                .query(Long.class)
                .single();
    }

    Optional<ImportBatch> find(long id) {
        return db.sql(Scope.mine(), "select * from {shell.import_batch} where id = :id")
                .param("id", id)
                .query(BatchStore::batch)
                .optional();
    }

    /** The same, once no other work on the batch is under way, and keeping others off until the transaction ends. */
    ImportBatch hold(long id) {
        db.open("select 1 from (select pg_advisory_xact_lock(:lock, :id)) held")
                .param("lock", BATCH_LOCK)
                .param("id", Math.toIntExact(id))
                .query(Integer.class)
                .single();
        return find(id).orElseThrow();
    }

    /** Newest first, at most {@code limit}, older than batch {@code before}. */
    List<ImportBatch> recent(long before, int limit) {
        return db.sql(Scope.mine(), """
                        select * from {shell.import_batch} where id < :before and state <> 'DISCARDED'
                        order by id desc limit :limit""")
                .param("before", before)
                .param("limit", limit)
                .query(BatchStore::batch)
                .list();
    }

    /** Number of the committed batch that the very same file came in with, if there is one. */
    OptionalLong committedTwin(ImportBatch batch) {
        return db
                .sql(Scope.mine(), """
                        select max(id) from {shell.import_batch}
                        where kind = :kind and file_hash = :hash and state = 'COMMITTED' and id <> :id""")
                .param("kind", batch.kind())
                .param("hash", batch.hash())
                .param("id", batch.id())
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(id -> id)
                .findFirst();
    }

    /** The last commit or undo of a kind; 0 before the first. */
    long lastChange(String kind) {
        return db.sql(Scope.mine(), "select coalesce(max(change), 0) from {shell.import_batch} where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    /** Keeps others from committing or undoing batches of a kind until the transaction ends. */
    void holdKind(String kind) {
        db.open("select 1 from (select pg_advisory_xact_lock(:lock, hashtext(:kind))) held")
                .param("lock", KIND_LOCK)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    void mapped(long id, List<String> mapping) {
        db.sql(
                        Scope.mine(),
                        "update shell.import_batch set mapping = :mapping, state = 'UPLOADED' where {scope} and id = :id")
                .param("id", id)
                .param("mapping", texts(mapping))
                .update();
    }

    void working(long id, long job) {
        db.sql(Scope.mine(), "update shell.import_batch set job = :job where {scope} and id = :id")
                .param("id", id)
                .param("job", job)
                .update();
    }

    /** Counts results and notes; every row has its result. */
    void checked(long id, long seen, Instant at) {
        db.sql(Scope.mine(), """
                        update shell.import_batch b
                        set state = 'CHECKED', seen = :seen, checked_at = :at, rows = t.rows, added = t.added,
                            corrected = t.corrected, same = t.same, repeated = t.repeated, refused = t.refused,
                            noted = (select count(distinct f.line) from {shell.import_finding} f
                                     join {shell.import_result} r on r.batch = f.batch and r.line = f.line
                                     where f.batch = :id and r.result in ('ADDED', 'SAME'))
                        from (select count(*) as rows,
                                count(*) filter (where result = 'ADDED') as added,
                                count(*) filter (where result = 'CORRECTED') as corrected,
                                count(*) filter (where result = 'SAME') as same,
                                count(*) filter (where result = 'REPEATED') as repeated,
                                count(*) filter (where result = 'REFUSED') as refused
                              from {shell.import_result} where batch = :id) t
                        where {scope:b} and b.id = :id""")
                .param("id", id)
                .param("seen", seen)
                .param("at", utc(at))
                .update();
    }

    void committed(long id, Instant at) {
        db.sql(Scope.mine(), """
                        update shell.import_batch
                        set state = 'COMMITTED', committed_at = :at, change = nextval('shell.import_change')
                        where {scope} and id = :id""").param("id", id).param("at", utc(at)).update();
    }

    void undone(long id, Instant at) {
        db.sql(Scope.mine(), """
                        update shell.import_batch
                        set state = 'UNDONE', undone_at = :at, change = nextval('shell.import_change')
                        where {scope} and id = :id""").param("id", id).param("at", utc(at)).update();
    }

    void discarded(long id) {
        db.sql(Scope.mine(), "update shell.import_batch set state = 'DISCARDED' where {scope} and id = :id")
                .param("id", id)
                .update();
    }

    /** Numbers of batches whose rows are still kept but which nobody has touched since a moment. */
    List<Long> due(Instant before) {
        return db.sql(Scope.mine(), """
                        select id from {shell.import_batch}
                        where swept_at is null and state <> 'DISCARDED'
                          and greatest(created_at, checked_at, committed_at, undone_at) < :before order by id""")
                .param("before", utc(before))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /** The rows are gone; a batch that was never committed is thrown away with them. */
    void swept(long id, Instant at) {
        db.sql(Scope.mine(), """
                        update shell.import_batch set swept_at = :at,
                            state = case when state in ('UPLOADED', 'CHECKED') then 'DISCARDED' else state end
                        where {scope} and id = :id""").param("id", id).param("at", utc(at)).update();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static List<String> keys(ImportKind kind) {
        return kind.columns().stream().map(ImportColumn::key).toList();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static ImportBatch batch(ResultSet row, int number) throws SQLException {
        long job = row.getLong("job");
        return new ImportBatch(
                row.getLong("id"),
                row.getInt("area"),
                row.getString("sector"),
                row.getString("kind"),
                row.getString("sender"),
                row.getString("file_name"),
                row.getLong("file_size"),
                row.getString("file_hash"),
                row.getString("format"),
                list(row, "header"),
                row.getInt("header_line"),
                list(row, "sample"),
                list(row, "mapping"),
                list(row, "columns"),
                State.valueOf(row.getString("state")),
                job == 0 ? OptionalLong.empty() : OptionalLong.of(job),
                new ImportBatch.Tally(
                        row.getInt("rows"),
                        row.getInt("added"),
                        row.getInt("corrected"),
                        row.getInt("same"),
                        row.getInt("repeated"),
                        row.getInt("refused"),
                        row.getInt("noted")),
                row.getLong("seen"),
                row.getLong("change"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                moment(row, "committed_at"),
                row.getObject("swept_at") != null);
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
