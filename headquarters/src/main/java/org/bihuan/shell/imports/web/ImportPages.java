package org.bihuan.shell.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportBatch.State;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.Step;
import org.bihuan.shell.imports.Upload;
import org.bihuan.shell.imports.file.Refusal;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** File → columns → results → commit → undo, each step a page that can be left and come back to. */
@Controller
@RequestMapping("/shell/imports")
class ImportPages {
    private static final int BATCHES = 30;
    private static final int ROWS = 50;

    private final Imports imports;
    private final ResultCsv csv;
    private final Pages pages;

    ImportPages(Imports imports, ResultCsv csv, Pages pages) {
        this.imports = imports;
        this.csv = csv;
        this.pages = pages;
    }

    @GetMapping
    View start(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Page page) {
        return start(HttpStatus.OK, kind, before, Optional.empty(), page);
    }

    View start(HttpStatus status, String kind, long before, Optional<Refusal> refused, Page page) {
        return pages.show(
                status.value(),
                "imports/start",
                page,
                Map.of(
                        "kinds",
                        imports.kinds(),
                        "chosen",
                        kind,
                        "most",
                        imports.limits().bytes() >> 20,
                        "batches",
                        imports.recent(before, BATCHES),
                        "refused",
                        refused.map(why -> page.t(why.reason(), why.arguments().toArray()))
                                .orElse("")));
    }

    @PostMapping
    View upload(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam MultipartFile file,
            Page page)
            throws IOException {
        ImportKind known = imports.kind(kind).orElseThrow(ImportPages::notFound);
        Path copy = Files.createTempFile("bihuan", ".upload");
        try {
            file.transferTo(copy);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return switch (imports.upload(known, sender.strip(), name, copy)) {
                case Upload.Here(long id) -> Back.to("/shell/imports/" + id);
                case Upload.NotTaken(Refusal why) ->
                    start(HttpStatus.UNPROCESSABLE_CONTENT, kind, Long.MAX_VALUE, Optional.of(why), page);
            };
        } finally {
            Files.delete(copy);
        }
    }

    /** A file with the list's columns and no rows, to be filled in. */
    @GetMapping("/kinds/{kind}.csv")
    void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
        ImportKind known = imports.kind(kind).orElseThrow(ImportPages::notFound);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + known.key() + ".csv\"");
        csv.template(known, response.getOutputStream());
    }

    @GetMapping("/{id}")
    View batch(
            @PathVariable long id,
            @RequestParam(defaultValue = "look") String tab,
            @RequestParam(defaultValue = "0") int after,
            Page page) {
        ImportBatch batch = find(id);
        return show(
                HttpStatus.OK, batch, Tab.of(tab).orElseThrow(ImportPages::notFound), after, Optional.empty(), page);
    }

    private View show(HttpStatus status, ImportBatch asked, Tab tab, int after, Optional<Refusal> refused, Page page) {
        Imports.Standing standing = imports.standing(asked.id());
        ImportBatch batch = standing.batch();
        Optional<Job> job = standing.job();
        boolean working = job.filter(Job::running).isPresent();
        boolean results = !working && batch.state() != State.UPLOADED && batch.state() != State.DISCARDED;
        List<ResultRow> rows = results ? imports.results(batch, tab, after, ROWS + 1) : List.of();
        BatchView view = new BatchView(
                batch,
                imports.kindOf(batch),
                job,
                imports.missing(batch),
                imports.committedTwin(batch),
                tab,
                rows.subList(0, Math.min(ROWS, rows.size())),
                rows.size() > ROWS,
                refused.map(why -> page.t(why.reason(), why.arguments().toArray()))
                        .orElse(""),
                imports.keep());
        return pages.show(status.value(), "imports/batch", page, Map.of("view", view));
    }

    /** Which column each of the file's columns is; then the check begins. */
    @PostMapping("/{id}/columns")
    View columns(@PathVariable long id, HttpServletRequest request, Page page) {
        ImportBatch batch = find(id);
        List<String> mapping = IntStream.range(0, batch.header().size())
                .mapToObj(i -> Objects.requireNonNullElse(request.getParameter("c" + i), ""))
                .toList();
        Optional<Refusal> refused = imports.map(batch, mapping);
        return refused.isPresent()
                ? show(HttpStatus.UNPROCESSABLE_CONTENT, batch, Tab.LOOK, 0, refused, page)
                : step(id, imports::check, page);
    }

    @PostMapping("/{id}/check")
    View check(@PathVariable long id, Page page) {
        return step(id, imports::check, page);
    }

    @PostMapping("/{id}/commit")
    View commit(@PathVariable long id, Page page) {
        return step(id, imports::commit, page);
    }

    @PostMapping("/{id}/undo")
    View undo(@PathVariable long id, Page page) {
        return step(id, imports::undo, page);
    }

    @PostMapping("/{id}/cancel")
    View cancel(@PathVariable long id) {
        imports.cancel(find(id));
        return Back.to("/shell/imports/" + id);
    }

    @PostMapping("/{id}/discard")
    View discard(@PathVariable long id, Page page) {
        ImportBatch batch = find(id);
        Optional<Refusal> refused = imports.discard(batch);
        return refused.isPresent()
                ? show(HttpStatus.CONFLICT, batch, Tab.LOOK, 0, refused, page)
                : Back.to("/shell/imports");
    }

    /** How far the work is; once it has ended, the whole page is asked for again. */
    @GetMapping("/{id}/progress")
    View progress(@PathVariable long id, Page page, HttpServletResponse response) {
        ImportBatch batch = find(id);
        Job job = imports.job(batch).orElseThrow(ImportPages::notFound);
        if (!job.running()) {
            response.setHeader("HX-Refresh", "true");
        }
        return pages.show("imports/progress", page, Map.of("batch", batch, "job", job));
    }

    @GetMapping("/{id}/refused.csv")
    void refused(@PathVariable long id, Page page, HttpServletResponse response) throws IOException {
        ImportBatch batch = find(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"refused-" + id + ".csv\"");
        csv.refused(batch, page, response.getOutputStream());
    }

    private View step(long id, Function<ImportBatch, Step> step, Page page) {
        ImportBatch batch = find(id);
        return switch (step.apply(batch)) {
            case Step.Started(long job) -> Back.to("/shell/imports/" + id);
            case Step.NotNow(Refusal why) -> show(HttpStatus.CONFLICT, find(id), Tab.LOOK, 0, Optional.of(why), page);
        };
    }

    private ImportBatch find(long id) {
        return imports.find(id).orElseThrow(ImportPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
