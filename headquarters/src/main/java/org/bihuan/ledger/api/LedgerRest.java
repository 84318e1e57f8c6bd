package org.bihuan.ledger.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Recorded;
import org.bihuan.ledger.Search;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.scope.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Entries, newest first, and the head of the chain to be noted elsewhere. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerRest {
    private final LedgerApi ledger;

    LedgerRest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    /** An entry as it is sent; what was emptied is left out. */
    record EntryJson(
            long id,
            Instant at,
            String act,
            int area,
            String sector,
            @Nullable String login,
            @Nullable List<String> subjects,
            @Nullable String purpose,
            @Nullable String reason,
            @Nullable Map<String, String> details,
            @Nullable String signed,
            @Nullable Instant expiredAt) {
        static EntryJson of(Recorded recorded) {
            Optional<Entry> entry = recorded.entry();
            return new EntryJson(
                    recorded.id(),
                    recorded.at(),
                    recorded.act(),
                    recorded.area(),
                    recorded.sector(),
                    entry.map(Entry::login).orElse(null),
                    entry.map(Entry::subjects).orElse(null),
                    entry.map(body -> body.purpose().key()).orElse(null),
                    entry.map(body -> body.purpose().reason()).orElse(null),
                    entry.<Map<String, String>>map(Entry::details).orElse(null),
                    entry.flatMap(Entry::signed).orElse(null),
                    recorded.expiredAt().orElse(null));
        }
    }

    @GetMapping("/entries")
    Slice<EntryJson> entries(
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> until,
            @RequestParam Optional<String> login,
            @RequestParam Optional<String> act,
            @RequestParam Optional<String> subject,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Slice.limit(limit);
        Search search = new Search(from, until, login, act, subject, place(after));
        return Slice.of(
                ledger.page(search, Access.required().scope(), most + 1), most, LedgerRest::place, EntryJson::of);
    }

    private static String place(Recorded last) {
        return last.at() + "~" + last.id();
    }

    private static Optional<Search.Place> place(String after) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        int end = after.indexOf('~');
        try {
            return Optional.of(new Search.Place(
                    Instant.parse(after.substring(0, Math.max(0, end))), Long.parseLong(after.substring(end + 1))));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/entries/{id}")
    EntryJson entry(@PathVariable long id) {
        return ledger.find(id, Access.required().scope())
                .map(EntryJson::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/head")
    Head head() {
        return ledger.head();
    }
}
