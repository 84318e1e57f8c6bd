package org.bihuan.people.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bihuan.people.PersonState;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Persons and the traces by which they are found. */
@Repository
class PersonTable {
    private static final String READABLE =
            "select person, area, sector, slot, version, name, document, phone, birth, sex,"
                    + " address, merged_into from {people.person} where erased_at is null";

    private final Rows db;

    PersonTable(Rows db) {
        this.db = db;
    }

    /** A person as it stands in the table. */
    record Row(
            String person,
            int area,
            String sector,
            long slot,
            int version,
            Fields fields,
            Optional<String> mergedInto) {
        @Override
        public String toString() {
            return "Row[" + person + "]";
        }
    }

    void insert(List<Row> rows, Instant at) {
        db.sql(Scope.mine(), """
                        insert into people.person (person, area, sector, slot, version, name, document, phone, birth, sex,
                            address, registered_at, changed_at)
                        select person, {area area, sector}, sector, slot, version, decode(name, 'hex'), decode(document, 'hex'),
                            decode(phone, 'hex'), decode(birth, 'hex'), decode(sex, 'hex'), decode(address, 'hex'), :at, :at
                        from unnest(:person, :area, :sector, :slot, :version, :name, :document, :phone, :birth, :sex, :address)
                            as new (person, area, sector, slot, version, name, document, phone, birth, sex, address)
                        """)
                .param("person", texts(rows, Row::person))
                .param("area", rows.stream().map(Row::area).toArray(Integer[]::new))
                .param("sector", texts(rows, Row::sector))
                .param("slot", rows.stream().map(Row::slot).toArray(Long[]::new))
                .param("version", rows.stream().map(Row::version).toArray(Integer[]::new))
                .param("name", field(rows, 0))
                .param("document", field(rows, 1))
                .param("phone", field(rows, 2))
                .param("birth", field(rows, 3))
                .param("sex", field(rows, 4))
                .param("address", field(rows, 5))
                .param("at", Timestamp.from(at))
                .update();
    }

    void update(Row row, Instant at) {
        db.sql(Scope.mine(), """
                        update people.person set version = :version, name = :name, document = :document, phone = :phone,
                            birth = :birth, sex = :sex, address = :address, changed_at = :at
                        where {scope} and person = :person and erased_at is null
                        """)
                .param("version", row.version())
                .param("name", row.fields().sealed().get(0))
                .param("document", row.fields().sealed().get(1))
                .param("phone", row.fields().sealed().get(2))
                .param("birth", row.fields().sealed().get(3))
                .param("sex", row.fields().sealed().get(4))
                .param("address", row.fields().sealed().get(5))
                .param("person", row.person())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @param digests of each person, in the same order */
    void insertTraces(List<Row> rows, List<String[]> digests) {
        List<String> person = new ArrayList<>();
        List<Integer> area = new ArrayList<>();
        List<String> sector = new ArrayList<>();
        List<String> digest = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (String one : digests.get(i)) {
                person.add(rows.get(i).person());
                area.add(rows.get(i).area());
                sector.add(rows.get(i).sector());
                digest.add(one);
            }
        }
        db.sql(Scope.mine(), """
                        insert into people.trace (digest, person, area, sector)
                        select decode(digest, 'hex'), person, {area area, sector}, sector
                        from unnest(:digest, :person, :area, :sector) as new (digest, person, area, sector)
                        on conflict do nothing
                        """)
                .param("digest", digest.toArray(String[]::new))
                .param("person", person.toArray(String[]::new))
                .param("area", area.toArray(Integer[]::new))
                .param("sector", sector.toArray(String[]::new))
                .update();
    }

    void deleteTraces(List<String> persons) {
        db.sql(Scope.mine(), "delete from people.trace where {scope} and person = any (:persons)")
                .param("persons", persons.toArray(String[]::new))
                .update();
    }

    /** Persons that are not erased, in a scope. */
    List<Row> find(Collection<String> persons, Scope scope) {
        return db.sql(scope, READABLE + " and person = any (:persons) order by person")
                .param("persons", persons.toArray(String[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /** The same, kept from change until the transaction ends. */
    Optional<Row> lock(String person, Scope scope) {
        return db.sql(scope, READABLE + " and person = :person for update")
                .param("person", person)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Persons that have one of the traces and were not merged into another. */
    List<Row> traced(String[] digests, Scope scope, int limit) {
        return db.sql(scope, READABLE + """
                         and merged_into is null and person in (
                            select person from {people.trace} where digest in (
                                select decode(one, 'hex') from unnest(:digests) one))
                        order by person limit :limit
                        """)
                .param("digests", digests)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** Which of the digests somebody has. */
    List<String> known(String[] digests) {
        return db.sql(Scope.mine(), """
                        select distinct encode(digest, 'hex') as known from {people.trace}
                        where digest in (select decode(one, 'hex') from unnest(:digests) one)
                        """)
                .param("digests", digests)
                .query((row, number) -> row.getString("known"))
                .list();
    }

    /** The person that is kept of those that were merged, and all merged into it, at any depth. */
    List<PersonState> merged(String person) {
        return db.sql(Scope.mine(), """
                        with recursive up as (
                            select person, merged_into from {people.person} where person = :person
                            union select p.person, p.merged_into from {people.person} p join up on p.person = up.merged_into),
                        down as (
                            select person from up where merged_into is null
                            union select p.person from {people.person} p join down on p.merged_into = down.person)
                        select p.* from {people.person} p join down using (person) order by p.merged_into nulls first, p.person
                        """)
                .param("person", person)
                .query((row, number) -> state(row))
                .list();
    }

    Optional<PersonState> state(String person, Scope scope) {
        return db.sql(scope, "select * from {people.person} where person = :person")
                .param("person", person)
                .query((row, number) -> state(row))
                .optional();
    }

    /** @param kept null to undo */
    void merge(String other, Optional<String> kept, Instant at) {
        db.sql(
                        Scope.mine(),
                        "update people.person set merged_into = :kept, changed_at = :at where {scope} and person = :other")
                .param("kept", kept.orElse(null))
                .param("other", other)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Slots of persons, to destroy their keys. */
    List<Erasures.Line> slots(List<String> persons) {
        return db.sql(Scope.mine(), "select person, slot from {people.person} where person = any (:persons)")
                .param("persons", persons.toArray(String[]::new))
                .query((row, number) -> new Erasures.Line(row.getString("person"), row.getLong("slot")))
                .list();
    }

    /** Empties persons whose keys are destroyed; returns those that were not empty yet. */
    List<PersonState> erase(List<String> persons, Instant at) {
        List<PersonState> erased = db.sql(Scope.mine(), """
                        update people.person set name = null, document = null, phone = null, birth = null, sex = null,
                            address = null, erased_at = :at, changed_at = :at
                        where {scope} and person = any (:persons) and erased_at is null
                        returning *
                        """)
                .param("persons", persons.toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .query((row, number) -> state(row))
                .list();
        deleteTraces(persons);
        return erased;
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static String[] field(List<Row> rows, int field) {
        return texts(rows, row -> HexFormat.of().formatHex(row.fields().sealed().get(field)));
    }

    private static Row row(ResultSet row) throws SQLException {
        List<byte[]> sealed = new ArrayList<>();
        for (String field : Fields.NAMES) {
            sealed.add(row.getBytes(field));
        }
        return new Row(
                row.getString("person"),
                row.getInt("area"),
                row.getString("sector"),
                row.getLong("slot"),
                row.getInt("version"),
                new Fields(sealed),
                Optional.ofNullable(row.getString("merged_into")));
    }

    private static PersonState state(ResultSet row) throws SQLException {
        return new PersonState(
                row.getString("person"),
                row.getInt("area"),
                row.getString("sector"),
                row.getTimestamp("registered_at").toInstant(),
                Optional.ofNullable(row.getString("merged_into")),
                Optional.ofNullable(row.getTimestamp("erased_at")).map(Timestamp::toInstant));
    }
}
