package org.bihuan.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bihuan.registry.model.AreaDraft;
import org.bihuan.registry.model.AreaPlan;
import org.bihuan.registry.model.AreaRow;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Areas by file, under the same rules as the form. A row with a day says how the area is from that day on; a row without
 * one says how it is in the period that holds today, or since ever if it is new.
 */
@Component
@Order(1)
class AreaImport extends RegistryImport {
    private static final String WORDS = "registry.import.areas";
    private static final String YES = "(lower(s.estimate) in ('true', 'yes', '1', '是', 'y'))";

    private final AreaRows rows;
    private final AreaUndo undo;
    private final CityClock clock;

    AreaImport(Rows db, AreaQueries areas, AreaRows rows, AreaUndo undo, CityClock clock) {
        super("areas", db, areas);
        this.rows = rows;
        this.undo = undo;
        this.clock = clock;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("code", Type.CODE, "adcode", "area_code", "代码", "区划代码"),
                ImportColumn.optional("parent", Type.CODE, "parent_code", "上级", "上级代码"),
                ImportColumn.optional("statutory_parent", Type.CODE, "法定上级"),
                ImportColumn.required("kind", Type.CODE, "type", "类型", "级别"),
                ImportColumn.optional("zh", Type.TEXT, "name_zh", "名称", "中文名"),
                ImportColumn.optional("en", Type.TEXT, "name", "name_en", "英文名"),
                ImportColumn.optional("zh_short", Type.TEXT, "简称"),
                ImportColumn.optional("population", Type.WHOLE, "residents", "人口", "常住人口"),
                ImportColumn.optional("estimate", Type.CODE, "估计"),
                ImportColumn.optional("lon", Type.DECIMAL, "经度"),
                ImportColumn.optional("lat", Type.DECIMAL, "纬度"),
                ImportColumn.optional("valid_from", Type.DAY, "from", "起始日"),
                ImportColumn.optional("source", Type.TEXT, "来源"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("code");
    }

    @Override
    public void check(StagedRows staged, Findings findings) {
        refuseWhatIsNotTheirs(staged, findings);
        AreaPlan now = new AreaPlan(areas.everything());
        List<AreaRow> open = new ArrayList<>(read(staged, now));
        Map<String, List<Finding>> found = new HashMap<>();
        boolean refused = true;
        // a refused row is no parent for the others: what is left is judged again until nothing more falls
        while (refused) {
            AreaPlan next = new AreaPlan(areas.everything());
            Set<Integer> bad = new HashSet<>();
            for (AreaRow row : open) {
                switch (row.draft()) {
                    case Outcome.Done<AreaDraft>(AreaDraft draft) -> next.put(draft);
                    case Outcome.Refused<AreaDraft>(List<Flaw> flaws) ->
                        flaws.forEach(flaw -> note(found, bad, row, flaw));
                }
            }
            for (AreaRow row : open) {
                if (row.draft() instanceof Outcome.Done<AreaDraft>(AreaDraft draft)) {
                    next.check(draft).forEach(flaw -> note(found, bad, row, flaw));
                }
            }
            refused = open.removeIf(row -> bad.contains(row.line()));
        }
        found.forEach((reason, all) -> findings.refuse(Finding.SELECT, Finding.arrays(all), reason));
        sums(open, now, findings);
    }

    /** Areas that are not the sender's, that move to another's, and new ones, whose numbers only the city gives. */
    private static void refuseWhatIsNotTheirs(StagedRows staged, Findings findings) {
        findings.refuse(
                "select s.line, 'code' as col, array[s.code] as args from " + staged.sql()
                        + " s left join {registry.area} a on a.code = s.code"
                        + " where {area a.area, 'general'} is null and not {whole}",
                Map.of(),
                NOT_YOURS);
        for (String column : List.of("parent", "statutory_parent")) {
            findings.refuse(
                    "select s.line, '" + column + "' as col, array[s." + column + "] as args from " + staged.sql()
                            + " s join {registry.area} a on a.code = s.code join {registry.area} up on up.code = s."
                            + column + " where {area up.area, 'general'} is null and not exists ("
                            + "select from {registry.area_period} p where p.area = a.area and p." + column
                            + " = up.area)",
                    Map.of(),
                    NOT_YOURS);
        }
    }

    private static void note(Map<String, List<Finding>> found, Set<Integer> bad, AreaRow row, Flaw flaw) {
        bad.add(row.line());
        String reason = flaw.field().equals("kind") && flaw.reason().equals("unknown")
                ? WORDS + ".unknownKind"
                : "registry.flaw." + flaw.reason();
        found.computeIfAbsent(reason, any -> new ArrayList<>())
                .add(new Finding(row.line(), flaw.field(), List.of(row.value(flaw.field()))));
    }

    /** Areas whose residents are not those of the areas below, where all are known: worth a look. */
    private static void sums(List<AreaRow> rows, AreaPlan plan, Findings findings) {
        rows.forEach(row -> plan.put(row.known()));
        List<Finding> differing = rows.stream()
                .flatMap(row -> plan.missed(row.known()).stream()
                        .map(sums -> new Finding(
                                row.line(),
                                "population",
                                List.of(String.valueOf(sums.below()), String.valueOf(sums.own())))))
                .toList();
        findings.note(Finding.SELECT, Finding.arrays(differing), WORDS + ".sum");
    }

    @Override
    public SetQuery stored(StagedRows staged) {
        return new SetQuery("""
                select s.line, parent.code as parent, statutory.code as statutory_parent, p.kind, p.zh, p.en, p.zh_short,
                       p.population,
                       case when s.estimate is not null and %s = p.estimate then s.estimate else p.estimate::text end as estimate,
                       p.lon, p.lat, s.valid_from, p.source
                from %s s
                join {registry.area} a on a.code = s.code
                join {registry.area_period} p on p.area = a.area and p.valid @> coalesce(s.valid_from, :today)
                left join {registry.area} parent on parent.area = p.parent
                left join {registry.area} statutory on statutory.area = p.statutory_parent
                """.formatted(YES, staged.sql()), Map.of("today", clock.today()));
    }

    @Override
    public void take(StagedRows staged, Batch batch) {
        rows.begin();
        AreaPlan plan = new AreaPlan(areas.everything());
        List<AreaDraft> drafts = read(staged, plan).stream()
                .map(AreaRow::known)
                .map(draft -> draft.by(batch.by(), "#" + batch.id()))
                .sorted(Comparator.comparing(AreaDraft::kind))
                .toList();
        Set<String> codes = drafts.stream().map(AreaDraft::code).collect(Collectors.toCollection(TreeSet::new));
        rows.addCodes(codes);
        undo.keep(batch.id(), "before", codes);
        drafts.forEach(plan::put);
        rows.replace(codes.stream().flatMap(code -> plan.periods(code).stream()).toList(), codes, clock.instant());
        undo.keep(batch.id(), "after", codes);
        rows.check();
    }

    @Override
    public SetQuery alsoMoved(StagedRows taken, long batch) {
        return undo.moved(taken, batch);
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        rows.begin();
        undo.giveBack(batch.id());
        rows.check();
    }

    @Override
    public void forget(long batch) {
        undo.forget(batch);
    }

    private List<AreaRow> read(StagedRows staged, AreaPlan now) {
        return db
                .sql(Scope.mine(), "select s.*, " + YES + " as estimated from " + staged.sql() + " s order by s.line")
                .query(AreaImport::values)
                .list()
                .stream()
                .map(values ->
                        AreaRow.of(Integer.parseInt(values.getOrDefault("line", "0")), values, now, clock.today()))
                .toList();
    }

    private static Map<String, String> values(ResultSet row, int number) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (String column : List.of(
                "line",
                "code",
                "parent",
                "statutory_parent",
                "kind",
                "zh",
                "en",
                "zh_short",
                "population",
                "lon",
                "lat",
                "valid_from",
                "source")) {
            String value = row.getString(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        boolean estimated = row.getBoolean("estimated");
        if (!row.wasNull()) {
            values.put("estimate", String.valueOf(estimated));
        }
        return values;
    }
}
