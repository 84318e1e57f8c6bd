package org.bihuan.registry.api;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bihuan.registry.Site;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.SiteDraft;
import org.bihuan.registry.model.Sites;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.api.Told;
import org.bihuan.shell.clock.CityClock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sites for programs: the same fields, and the same refusals, as the form's. */
@RestController
@RequestMapping("/api/v1/registry/sites")
class SiteRest {
    private final Sites sites;
    private final Answers answers;
    private final CityClock clock;

    SiteRest(Sites sites, Answers answers, CityClock clock) {
        this.sites = sites;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping
    Slice<Map<String, String>> sites(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Slice.limit(limit);
        Sites.Filter filter = new Sites.Filter(q, kind, sector, area, clock.today());
        return Slice.of(sites.page(filter, after, most + 1), most, Site::code, SiteDraft::fields);
    }

    @GetMapping("/{code}")
    Map<String, String> site(@PathVariable String code) {
        return sites.site(code)
                .map(SiteDraft::fields)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping
    @Told(value = Map.class, status = 201)
    ResponseEntity<?> add(@RequestBody Map<String, String> values, Locale language) {
        return answer(
                HttpStatus.CREATED, SiteDraft.read(values).then(draft -> sites.add(draft, clock.today())), language);
    }

    @PutMapping("/{code}")
    @Told(Map.class)
    ResponseEntity<?> put(@PathVariable String code, @RequestBody Map<String, String> values, Locale language) {
        Map<String, String> named = new HashMap<>(values);
        named.put("code", code);
        return answer(HttpStatus.OK, SiteDraft.read(named).then(draft -> sites.put(draft, clock.today())), language);
    }

    private ResponseEntity<?> answer(HttpStatus status, Outcome<Site> outcome, Locale language) {
        return answers.answer(
                status, outcome, site -> "/api/v1/registry/sites/" + site.code(), SiteDraft::fields, language);
    }
}
