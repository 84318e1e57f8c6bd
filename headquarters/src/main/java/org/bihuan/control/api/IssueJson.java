package org.bihuan.control.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.control.Issue;
import org.bihuan.control.IssuedLevel;
import org.bihuan.control.model.ComputedList;
import org.jspecify.annotations.Nullable;

/**
 * A signed list.
 *
 * @param inputs SHA-256 of what it follows from; null for a list from before this headquarters kept them
 * @param verified false: a name that nobody signed in as
 * @param signed SHA-256 of the bytes that were signed, hex; null for a list that came from elsewhere
 */
record IssueJson(
        long id,
        LocalDate day,
        String rules,
        @Nullable String inputs,
        @Nullable Instant computedAt,
        Instant signedAt,
        String signedBy,
        boolean verified,
        @Nullable String signed,
        @Nullable Instant publishedAt,
        @Nullable Instant inForceAt,
        List<IssuedLevel> levels) {

    static IssueJson of(Issue issue) {
        return new IssueJson(
                issue.id(),
                issue.day(),
                issue.rules(),
                issue.computed().map(ComputedList::inputs).orElse(null),
                issue.computedAt().orElse(null),
                issue.signedAt(),
                issue.signedBy(),
                issue.verified(),
                issue.digest().orElse(null),
                issue.publishedAt().orElse(null),
                issue.inForceAt().orElse(null),
                issue.levels());
    }
}
