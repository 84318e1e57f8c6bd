package org.bihuan.shell.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.imports.ResultRow.Tab;
import org.bihuan.shell.imports.Step;
import org.bihuan.shell.imports.Upload;
import org.bihuan.shell.imports.file.Refusal;
import org.bihuan.shell.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports for programs: send a file as the body, match columns, check, read results, commit, undo. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportRest {
    private final Imports imports;
    private final ResultCsv csv;

    ImportRest(Imports imports, ResultCsv csv) {
        this.imports = imports;
        this.csv = csv;
    }

    /** The body is the file itself; its name is told, not trusted. */
    @PostMapping
    @Told(value = ImportStatus.class, status = 202)
    ResponseEntity<?> upload(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "file") String name,
            HttpServletRequest request,
            Page page)
            throws IOException {
        Optional<ImportKind> known = imports.kind(kind);
        if (known.isEmpty()) {
            String kinds = String.join(
                    ", ", imports.kinds().stream().map(ImportKind::key).toList());
            return problem(HttpStatus.NOT_FOUND, new Refusal("imports.kind.unknown", List.of(kind, kinds)), page);
        }
        long most = imports.limits().bytes();
        Refusal tooLarge = new Refusal("imports.file.tooLarge", List.of(String.valueOf(most >> 20)));
        if (request.getContentLengthLong() > most) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, tooLarge, page);
        }
        Path file = Files.createTempFile("bihuan", ".upload");
        try {
            if (!received(request.getInputStream(), file, most)) {
                return problem(HttpStatus.CONTENT_TOO_LARGE, tooLarge, page);
            }
            return switch (imports.upload(known.get(), sender.strip(), name, file)) {
                case Upload.NotTaken(Refusal why) -> problem(HttpStatus.UNPROCESSABLE_CONTENT, why, page);
                case Upload.Here(long id) ->
                    ResponseEntity.created(URI.create("/api/v1/imports/" + id)).body(told(id, page));
            };
        } finally {
            Files.delete(file);
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<?> status(@PathVariable long id, Page page) {
        return imports.find(id).isPresent() ? ResponseEntity.ok(told(id, page)) : notFound(page);
    }

    /** @param mapping per file column the key of the kind's column, or empty */
    @PutMapping("/{id}/columns")
    ResponseEntity<?> columns(@PathVariable long id, @RequestBody List<String> mapping, Page page) {
        return imports.find(id)
                .<ResponseEntity<?>>map(batch -> imports.map(batch, mapping)
                        .<ResponseEntity<?>>map(why -> problem(HttpStatus.UNPROCESSABLE_CONTENT, why, page))
                        .orElseGet(() -> ResponseEntity.ok(told(id, page))))
                .orElseGet(() -> notFound(page));
    }

    @PostMapping("/{id}/check")
    ResponseEntity<?> check(@PathVariable long id, Page page) {
        return step(id, imports::check, page);
    }

    @PostMapping("/{id}/commit")
    ResponseEntity<?> commit(@PathVariable long id, Page page) {
        return step(id, imports::commit, page);
    }

    @PostMapping("/{id}/undo")
    ResponseEntity<?> undo(@PathVariable long id, Page page) {
        return step(id, imports::undo, page);
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<?> cancel(@PathVariable long id, Page page) {
        imports.find(id).ifPresent(imports::cancel);
        return status(id, page);
    }

    @GetMapping("/{id}/results")
    void results(
            @PathVariable long id,
            @RequestParam(defaultValue = "all") String tab,
            Page page,
            HttpServletResponse response)
            throws IOException {
        Optional<ImportBatch> batch = imports.find(id);
        Optional<Tab> wanted = Tab.of(tab);
        if (batch.isEmpty() || wanted.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        csv.results(batch.get(), wanted.get(), page, response.getOutputStream());
    }

    private ResponseEntity<?> step(long id, Function<ImportBatch, Step> step, Page page) {
        return imports.find(id)
                .<ResponseEntity<?>>map(batch -> switch (step.apply(batch)) {
                    case Step.NotNow(Refusal why) -> problem(HttpStatus.CONFLICT, why, page);
                    case Step.Started(long job) -> ResponseEntity.accepted().body(told(id, page));
                })
                .orElseGet(() -> notFound(page));
    }

    private ImportStatus told(long id, Page page) {
        Imports.Standing standing = imports.standing(id);
        return ImportStatus.of(
                standing.batch(),
                imports.kindOf(standing.batch()),
                imports.missing(standing.batch()),
                standing.job(),
                page);
    }

    private static ResponseEntity<ProblemDetail> notFound(Page page) {
        return problem(HttpStatus.NOT_FOUND, new Refusal("imports.batch.unknown", List.of()), page);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, Refusal why, Page page) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, page.t(why.reason(), why.arguments().toArray()));
        problem.setProperty("code", why.reason());
        return ResponseEntity.status(status).body(problem);
    }

    /** Writes a body to a file; false if it is longer than agreed. */
    private static boolean received(InputStream in, Path file, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                count += read;
                if (count > most) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }
}
