package org.bihuan.loop.store;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.ProtocolReader;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/**
 * Protocols as they were given out. A version that has come into force never changes; a file that says something else
 * under the same number is refused, and what stands stays.
 */
@Repository
class Protocols {
    private static final Logger LOG = LoggerFactory.getLogger(Protocols.class);
    private static final Access UPKEEP = Access.house("protocols");

    private final Rows db;
    private final CityClock clock;
    private volatile Map<String, List<Protocol>> read = Map.of();

    Protocols(Rows db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Versions of one protocol, in the order of their effective days; none if it is not known. */
    List<Protocol> versions(String id) {
        if (!read.containsKey(id)) {
            read = UPKEEP.get(this::stored); // another instance may have stored it
        }
        return read.getOrDefault(id, List.of());
    }

    List<List<Protocol>> all() {
        return List.copyOf(read.values());
    }

    private record Document(String protocol, String text) {}

    private Map<String, List<Protocol>> stored() {
        return db
                .open("select protocol, document from {loop.protocol_version} order by protocol, version")
                .query((row, number) -> new Document(row.getString("protocol"), row.getString("document")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Document::protocol,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Document::text, Collectors.joining("\n---\n")),
                                text -> ProtocolReader.read("stored", text).versions())));
    }

    /**
     * Stores what is new in a file.
     *
     * @param area of the whole city
     * @return numbers of the versions that were refused because another text of theirs is in force
     */
    List<Integer> take(String name, String file, int area) {
        return UPKEEP.get(() -> {
            List<Integer> refused = ProtocolReader.read(name, file).versions().stream()
                    .filter(version -> !take(version, document(file, version.version()), area))
                    .map(Protocol::version)
                    .toList();
            refused.forEach(version ->
                    LOG.warn("{} version {} is in force with another text: the file is not taken", name, version));
            read = stored();
            return refused;
        });
    }

    private static String document(String file, int version) {
        for (String document : file.split("(?m)^---\\s*$")) {
            if (document.lines().anyMatch(line -> line.matches("version:\\s*" + version + "\\s*(#.*)?"))) {
                return document.strip();
            }
        }
        throw new IllegalArgumentException("version " + version);
    }

    private boolean take(Protocol version, String document, int area) {
        String digest = Digests.of(document);
        LocalDate today = clock.today();
        db.sql(Scope.everything(), """
                        insert into loop.protocol_version as v
                            (protocol, version, area, sector, effective, document, digest, stored_at)
                        values (:protocol, :version, {area cast(:area as int), 'general'}, 'general', :effective,
                            :document, :digest, :now)
                        on conflict (protocol, version) do update set effective = excluded.effective,
                            document = excluded.document, digest = excluded.digest, stored_at = excluded.stored_at
                        where {scope:v} and v.digest <> excluded.digest and v.effective > :today
                            and excluded.effective > :today
                        """)
                .param("protocol", version.id())
                .param("version", version.version())
                .param("area", area)
                .param("effective", version.effective())
                .param("document", document)
                .param("digest", digest)
                .param("now", Timestamp.from(clock.instant()))
                .param("today", today)
                .update();
        Optional<String> stands = db.open("""
                        select digest from {loop.protocol_version} where protocol = :protocol and version = :version
                        """)
                .param("protocol", version.id())
                .param("version", version.version())
                .query(String.class)
                .optional();
        return stands.filter(digest::equals).isPresent();
    }
}
