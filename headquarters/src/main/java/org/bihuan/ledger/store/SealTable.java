package org.bihuan.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.model.Digests;
import org.bihuan.ledger.model.Leaf;
import org.bihuan.ledger.model.Seal;
import org.bihuan.pass.Bytes;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** The chain, and what it does not hold yet. */
@Repository
class SealTable {
    /** A snapshot in which nothing is visible: before the first seal. */
    static final String NOTHING = "3:3:";

    private final Rows db;

    SealTable(Rows db) {
        this.db = db;
    }

    /**
     * A seal as it is stored.
     *
     * @param root and digest as they stand beside it, which need not fit
     */
    record Stored(Seal seal, Bytes root, Bytes digest, String snapshot) {}

    /** Takes the right to seal until the transaction ends; false if another process has it. */
    boolean lock() {
        return db.open("select pg_try_advisory_xact_lock(hashtext('ledger.seal'))")
                .query(Boolean.class)
                .single();
    }

    Optional<Stored> last() {
        return db.open("select * from {ledger.seal} order by seal desc limit 1")
                .query((row, number) -> stored(row))
                .optional();
    }

    Head head() {
        return db.open("select seal, digest from {ledger.seal} order by seal desc limit 1")
                .query((row, number) -> new Head(
                        row.getLong("seal"), Bytes.of(row.getBytes("digest")).hex()))
                .optional()
                .orElse(Head.NONE);
    }

    List<Stored> after(long seal, int limit) {
        return db.open("select * from {ledger.seal} where seal > :seal order by seal limit :limit")
                .param("seal", seal)
                .param("limit", limit)
                .query((row, number) -> stored(row))
                .list();
    }

    String snapshot() {
        return db.open("select pg_current_snapshot()::text").query(String.class).single();
    }

    /** Whether anything was committed that was not visible then. */
    boolean anyAfter(String snapshot) {
        return db.sql(Scope.mine(), """
                        select exists (
                            select from {ledger.entry}
                            where tx >= pg_snapshot_xmin(:snapshot::pg_snapshot)
                              and not pg_visible_in_snapshot(tx, :snapshot::pg_snapshot))
                        """)
                .param("snapshot", snapshot)
                .query(Boolean.class)
                .single();
    }

    /** Leaves of what is visible now and was not then, in the order of their numbers. */
    List<Leaf> after(String snapshot) {
        return db.sql(Scope.mine(), """
                        select entry, at, area, sector, act, body from {ledger.entry}
                        where tx >= pg_snapshot_xmin(:snapshot::pg_snapshot)
                          and not pg_visible_in_snapshot(tx, :snapshot::pg_snapshot)
                        order by entry
                        """)
                .param("snapshot", snapshot)
                .query((row, number) -> new Leaf(row.getLong("entry"), digest(row)))
                .list();
    }

    void insert(Seal seal, Bytes root, String snapshot) {
        db.append("""
                        insert into ledger.seal (seal, at, leaves, root, previous, digest, snapshot)
                        values (:seal, :at, :leaves, :root, :previous, :digest, :snapshot)
                        """)
                .param("seal", seal.number())
                .param("at", Timestamp.from(seal.at()))
                .param("leaves", Leaf.pack(seal.leaves()))
                .param("root", root.toArray())
                .param("previous", seal.previous().toArray())
                .param("digest", seal.digest(root).toArray())
                .param("snapshot", snapshot)
                .update();
    }

    /** Digest of an entry from its head and what stands there for its body. */
    static Bytes digest(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return Digests.entry(
                at, row.getInt("area"), row.getString("sector"), row.getString("act"), Bytes.of(row.getBytes("body")));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Seal seal = new Seal(
                row.getLong("seal"),
                row.getTimestamp("at").toInstant(),
                Leaf.unpack(row.getBytes("leaves")),
                Bytes.of(row.getBytes("previous")));
        return new Stored(
                seal, Bytes.of(row.getBytes("root")), Bytes.of(row.getBytes("digest")), row.getString("snapshot"));
    }
}
