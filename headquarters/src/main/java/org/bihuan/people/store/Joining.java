package org.bihuan.people.store;

import java.util.List;
import java.util.Optional;
import org.bihuan.people.MergeOutcome;
import org.bihuan.people.PurposeToken;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Component;

/** Two entries that are one person, and two that are not. A merge changes nothing of either, so it can be undone. */
@Component
class Joining {
    private final PersonTable table;
    private final GlassTable pairs;
    private final Looks looks;

    Joining(PersonTable table, GlassTable pairs, Looks looks) {
        this.table = table;
        this.pairs = pairs;
        this.looks = looks;
    }

    MergeOutcome distinct(String one, String other, PurposeToken token) {
        if (one.equals(other)) {
            return new MergeOutcome.Refused("itself");
        }
        return looks.as(token.access(), () -> {
            List<PersonTable.Row> both =
                    table.find(List.of(one, other), token.access().scope());
            if (both.size() < 2) {
                return new MergeOutcome.Refused("unknown");
            }
            pairs.distinct(both.getFirst(), both.getLast().person(), looks.now());
            looks.append("people.distinguished", both, token);
            return new MergeOutcome.Done();
        });
    }

    MergeOutcome merge(String kept, String other, PurposeToken token) {
        if (kept.equals(other)) {
            return new MergeOutcome.Refused("itself");
        }
        return looks.as(token.access(), () -> {
            Scope scope = token.access().scope();
            // in one order, so that two who merge at once do not wait for each other
            Optional<PersonTable.Row> first = table.lock(kept.compareTo(other) < 0 ? kept : other, scope);
            Optional<PersonTable.Row> second = table.lock(kept.compareTo(other) < 0 ? other : kept, scope);
            if (first.isEmpty() || second.isEmpty()) {
                return new MergeOutcome.Refused("unknown");
            }
            List<PersonTable.Row> both = List.of(first.get(), second.get());
            if (both.stream().anyMatch(row -> row.mergedInto().isPresent())) {
                return new MergeOutcome.Refused("merged");
            }
            table.merge(other, Optional.of(kept), looks.now());
            looks.append("people.merged", both, token);
            return new MergeOutcome.Done();
        });
    }

    MergeOutcome unmerge(String other, PurposeToken token) {
        return looks.as(token.access(), () -> {
            Optional<PersonTable.Row> row = table.lock(other, token.access().scope());
            if (row.isEmpty()) {
                return new MergeOutcome.Refused("unknown");
            }
            if (row.get().mergedInto().isEmpty()) {
                return new MergeOutcome.Refused("notMerged");
            }
            table.merge(other, Optional.empty(), looks.now());
            looks.append("people.unmerged", List.of(row.get()), token);
            return new MergeOutcome.Done();
        });
    }
}
