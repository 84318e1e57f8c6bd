package org.bihuan.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bihuan.access.Post;
import org.bihuan.access.model.AccountLine;
import org.bihuan.access.model.Roles;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accounts by file, under the very rules of the form, as whoever sends it and once more as whoever commits it. It only
 * makes accounts, which nobody can enter before links are made for them; those that stand are changed on their pages.
 */
@Component
@Order(20)
class AccountImport implements ImportKind {
    private static final Access LOOKING_UP = Access.house("who sends a list of accounts");

    private final Accounts door;
    private final AccountTable accounts;
    private final Roles roles;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Rows db;
    private final TransactionTemplate apart;

    AccountImport(
            Accounts door,
            AccountTable accounts,
            Roles roles,
            RegistryApi registry,
            CityClock clock,
            Rows db,
            PlatformTransactionManager transactions) {
        this.door = door;
        this.accounts = accounts;
        this.roles = roles;
        this.registry = registry;
        this.clock = clock;
        this.db = db;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String key() {
        return "accounts";
    }

    @Override
    public String words() {
        return "access.import.accounts";
    }

    /** The area of the post that whoever sends it acts in: a district's lists are the district's. */
    @Override
    public int area() {
        return registry.home(Scope.mine());
    }

    @Override
    public String sector() {
        return Scope.mine().sector("general");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("login", Type.CODE, "account", "账号"),
                ImportColumn.required("name", Type.TEXT, "display_name", "姓名"),
                ImportColumn.required("role", Type.TEXT, "角色"),
                ImportColumn.required("area", Type.CODE, "adcode", "区划代码"),
                ImportColumn.optional("sectors", Type.TEXT, "sector", "条线"),
                ImportColumn.optional("department", Type.TEXT, "部门"),
                ImportColumn.optional("unit", Type.TEXT, "单位"),
                ImportColumn.optional("begins", Type.MOMENT, "from", "开始", "起"),
                ImportColumn.optional("ends", Type.MOMENT, "until", "结束", "止"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("login");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        Access by = Access.required();
        List<Read> read = read(rows);
        Set<String> taken =
                taken(read.stream().map(each -> each.account().login()).toList());
        for (Read each : read) {
            AccountLine line = each.account();
            if (taken.contains(line.login())) {
                if (!standing(by, line).equals(Optional.of(line))) {
                    findings.refuse(each.line(), "login", "access.refusal.taken", List.of());
                }
            } else {
                door.flaw(by, line.wish())
                        .ifPresent(
                                flaw -> findings.refuse(each.line(), column(flaw.field()), flaw.reason(), List.of()));
            }
        }
    }

    /** By whomever, in a transaction of its own: the present one sees no further than whoever sends the file. */
    private Set<String> taken(List<String> logins) {
        return LOOKING_UP.get(() -> apart.execute(status -> accounts.taken(logins)));
    }

    private static String column(String field) {
        return field.equals("until") ? "ends" : field;
    }

    /**
     * The account of a line's name as the line would say it; what the line leaves open, and what it says in other words to
     * the same effect, as it says it. Empty if there is none to be seen, or one that no line can say.
     */
    private Optional<AccountLine> standing(Access by, AccountLine line) {
        return accounts.find(by.scope(), line.login())
                .filter(account -> !account.disabled() && account.posts().size() == 1)
                .map(account -> line.like(account, code(account.posts().getFirst())));
    }

    private String code(Post post) {
        return registry.area(post.area(), clock.today()).orElseThrow().code();
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        Access by = Access.required();
        List<Integer> lines = new ArrayList<>();
        List<AccountLine> stand = new ArrayList<>();
        for (Read each : read(rows)) {
            standing(by, each.account()).ifPresent(line -> {
                lines.add(each.line());
                stand.add(line);
            });
        }
        return new SetQuery(
                """
                select * from unnest(cast(:lines as int[]), cast(:names as text[]), cast(:roles as text[]),
                    cast(:areas as text[]), cast(:sectors as text[]), cast(:departments as text[]),
                    cast(:units as text[]), cast(:begins as timestamptz[]), cast(:ends as timestamptz[]))
                    as stored (line, name, role, area, sectors, department, unit, begins, ends)""",
                Map.of(
                        "lines", lines.toArray(Integer[]::new),
                        "names", texts(stand, AccountLine::name),
                        "roles", texts(stand, AccountLine::roleText),
                        "areas", texts(stand, AccountLine::area),
                        "sectors", texts(stand, AccountLine::sectorText),
                        "departments", texts(stand, AccountLine::departmentText),
                        "units", texts(stand, AccountLine::unit),
                        "begins",
                                texts(
                                        stand,
                                        line -> line.from()
                                                .map(Object::toString)
                                                .orElse("infinity")),
                        "ends",
                                texts(
                                        stand,
                                        line -> line.until()
                                                .map(Object::toString)
                                                .orElse("infinity"))));
    }

    private static String[] texts(List<AccountLine> lines, java.util.function.Function<AccountLine, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        Access by = Access.required();
        for (Read each : read(rows)) {
            if (door.add(by, each.account().wish(), OptionalLong.of(batch.id()))
                    instanceof Accounts.Added.Refused(String field, String reason)) {
                throw new DataIntegrityViolationException(reason + " in line " + each.line());
            }
        }
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        Access by = Access.required();
        for (Read each : read(added)) {
            door.withdraw(by, each.account().login()).ifPresent(reason -> {
                throw new DataIntegrityViolationException(reason + " in line " + each.line());
            });
        }
    }

    @Override
    public String then(long batch) {
        return "/access/batches/" + batch;
    }

    /** A line of the file. */
    private record Read(int line, AccountLine account) {}

    private List<Read> read(StagedRows rows) {
        // the expression is the house's own; what was sent stands in tables
        return db.sql(Scope.mine(), "select * from " + rows.sql() + " s order by line")
                .query((row, number) -> new Read(row.getInt("line"), line(row)))
                .list();
    }

    private AccountLine line(ResultSet row) throws SQLException {
        return AccountLine.read(
                roles,
                registry.departments(),
                registry.sectors(),
                text(row, "login"),
                text(row, "name"),
                text(row, "role"),
                text(row, "area"),
                text(row, "sectors"),
                text(row, "department"),
                text(row, "unit"),
                moment(row, "begins"),
                moment(row, "ends"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private static Optional<java.time.Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
