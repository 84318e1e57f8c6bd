package org.bihuan.registry.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bihuan.registry.Area;
import org.bihuan.registry.Removal;
import org.bihuan.registry.Validity;
import org.bihuan.registry.model.AreaDraft;
import org.bihuan.registry.model.AreaRules;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Changes of areas: a change cuts the period in which it falls; constraints judge the days that rules do not see. */
@Repository
class AreaBook implements Areas {
    private final AreaQueries queries;
    private final AreaRows rows;
    private final RemovalTable removals;
    private final TransactionOperations transaction;
    private final Decisions decisions;
    private final CityClock clock;

    AreaBook(
            AreaQueries queries,
            AreaRows rows,
            RemovalTable removals,
            TransactionOperations transaction,
            Decisions decisions,
            CityClock clock) {
        this.queries = queries;
        this.rows = rows;
        this.removals = removals;
        this.transaction = transaction;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public List<Area> all(LocalDate day) {
        return queries.all(day);
    }

    @Override
    public List<Area> search(String text, LocalDate day, int limit) {
        return queries.search(text, day, limit);
    }

    @Override
    public List<Area> periods(String code) {
        return queries.periods(code);
    }

    @Override
    public List<Area> reportingElsewhere(String code, LocalDate day) {
        return queries.reportingElsewhere(code, day);
    }

    @Override
    public List<Area> page(LocalDate day, String parent, String kind, String after, int limit) {
        return queries.page(day, parent, kind, after, limit);
    }

    @Override
    public Outcome<Area> put(AreaDraft draft) {
        return putAll(List.of(draft)).then(areas -> Outcome.done(areas.getFirst()));
    }

    @Override
    public Outcome<List<Area>> putAll(List<AreaDraft> drafts) {
        return change("valid_from", "parentPeriod", () -> {
            String by = Access.required().actor().signature();
            for (AreaDraft draft : drafts.stream()
                    .map(any -> any.by(by, any.source()))
                    .sorted(Comparator.comparing(AreaDraft::from).thenComparing(AreaDraft::kind))
                    .toList()) {
                List<Flaw> flaws = AreaRules.check(
                        draft,
                        queries.area(draft.parent(), draft.from()),
                        queries.area(draft.statutoryParent(), draft.from()),
                        queries.root(draft.from()),
                        queries.children(draft.code(), draft.from()));
                if (!flaws.isEmpty()) {
                    return Outcome.refused(flaws);
                }
                put(draft, queries.periods(draft.code()));
            }
            List<Area> saved = drafts.stream()
                    .map(draft -> queries.area(draft.code(), draft.from()).orElseThrow())
                    .toList();
            saved.forEach(area -> decisions.record(Told.saved(area)));
            return Outcome.done(saved);
        });
    }

    private void put(AreaDraft draft, List<Area> periods) {
        if (periods.isEmpty()) {
            rows.addCodes(Set.of(draft.code()));
        }
        Optional<Area> holding = periods.stream()
                .filter(period -> period.valid().holdsOn(draft.from()))
                .findFirst();
        LocalDate until = holding.map(period -> period.valid().until())
                .orElseGet(() -> periods.stream()
                        .map(period -> period.valid().from())
                        .filter(draft.from()::isBefore)
                        .findFirst()
                        .orElse(LocalDate.MAX));
        holding.ifPresent(period -> {
            if (period.valid().from().equals(draft.from())) {
                rows.remove(period);
            } else {
                rows.cut(period, draft.from());
            }
        });
        rows.add(List.of(draft.during(new Validity(draft.from(), until))), clock.instant());
    }

    @Override
    public Outcome<Area> end(String code, RemovalDraft draft) {
        LocalDate day = draft.day();
        return change("day", "stillNeeded", () -> {
            List<Area> ending = new ArrayList<>(queries.periods(code));
            ending.removeIf(period -> !day.isBefore(period.valid().until()));
            if (ending.isEmpty()) {
                return Outcome.refused("day", "alreadyEnded");
            }
            for (Area period : ending) {
                if (period.valid().from().isBefore(day)) {
                    rows.cut(period, day);
                } else {
                    rows.remove(period);
                }
            }
            removals.add(Removal.Kind.AREA, ending.getFirst().id(), draft);
            decisions.record(Told.ended(ending.getFirst(), draft));
            return Outcome.done(ending.getFirst());
        });
    }

    /** A constraint that speaks means that some day would be left without a parent. */
    private <T> Outcome<T> change(String field, String reason, Supplier<Outcome<T>> work) {
        try {
            Outcome<T> outcome = transaction.execute(status -> {
                rows.begin();
                Outcome<T> result = work.get();
                if (result instanceof Outcome.Refused) {
                    status.setRollbackOnly();
                } else {
                    rows.check();
                }
                return result;
            });
            return Objects.requireNonNull(outcome);
        } catch (DataIntegrityViolationException e) {
            return Outcome.refused(field, reason);
        }
    }
}
