package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.bihuan.shell.api.Slice;
import org.bihuan.shell.api.Told;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists by REST come page by page in one shape, and whoever reads them while others write misses nothing that stood. */
@OpenHouse
class ListsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Lists that do not grow with use. */
    private static final Map<String, String> SHORT = Map.of(
            "/api/v1/control/levels", "one line per reporting unit",
            "/api/v1/registry/units", "the reporting units",
            "/api/v1/registry/sectors", "the leading group's departments",
            "/api/v1/registry/calendar", "a year at most",
            "/api/v1/registry/calendar/removals", "a year at most",
            "/api/v1/registry/areas/{code}/removals", "those of one area",
            "/api/v1/registry/hours", "seven weekdays",
            "/api/v1/registry/kinds", "the city's kinds of sites",
            "/api/v1/detect/counts/{unit}/{published}", "versions of one figure");

    @Autowired
    Visitors visitors;

    @Autowired
    JdbcClient db;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyListThatCanGrowComesInPages() {
        List<String> whole = new ArrayList<>();
        List<String> paged = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                for (String pattern : mapping.getPatternValues()) {
                    if (pattern.startsWith("/api/v1/")) {
                        Class<?> type = answered(handler);
                        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
                            whole.add(pattern);
                        } else if (type == Slice.class) {
                            paged.add(pattern);
                        }
                    }
                }
            }
        });
        assertThat(whole).containsExactlyInAnyOrderElementsOf(SHORT.keySet());
        assertThat(paged)
                .contains(
                        "/api/v1/control/issues",
                        "/api/v1/detect/counts",
                        "/api/v1/ledger/entries",
                        "/api/v1/registry/areas",
                        "/api/v1/registry/phones",
                        "/api/v1/registry/sites");
    }

    private static Class<?> answered(HandlerMethod handler) {
        Told told = handler.getMethodAnnotation(Told.class);
        if (told != null) {
            return switch (told.many()) {
                case ONE -> told.value();
                case LIST -> List.class;
                case SLICE -> Slice.class;
            };
        }
        Type type = handler.getMethod().getGenericReturnType();
        ResolvableType resolved = ResolvableType.forType(type);
        return resolved.resolve(Object.class) == org.springframework.http.ResponseEntity.class
                ? resolved.getGeneric(0).resolve(Object.class)
                : resolved.resolve(Object.class);
    }

    @Test
    void sitesThatStoodAreSeenOnceWhileOthersAreAdded() {
        List<String> stood = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String code = "LIST-%02d".formatted(i * 10 + 5);
            site(code);
            stood.add(code);
        }
        List<String> seen = walk(
                "/api/v1/registry/sites?q=LIST-&limit=2", "code", page -> site("LIST-%02d".formatted(page * 20 + 21)));
        assertThat(seen).doesNotHaveDuplicates().containsAll(stood).isSorted();
        assertThat(seen.size()).as("some of those that were added lie ahead").isGreaterThan(stood.size());
    }

    @Test
    void entriesThatStoodAreSeenOnceWhileOthersAreWritten() {
        Set<String> stood = new LinkedHashSet<>();
        for (int i = 0; i < 7; i++) {
            stood.add(person(i));
        }
        List<String> seen = walk("/api/v1/ledger/entries?act=people&limit=2", "subjects", page -> person(100 + page));
        assertThat(seen.stream().filter(stood::contains).toList())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(stood);
    }

    @Test
    void countsAndAreasAreWalkedToTheirEnd() {
        List<String> areas = walk("/api/v1/registry/areas?parent=500103&limit=3", "code", page -> {});
        assertThat(areas).doesNotHaveDuplicates().hasSize(count("""
                select count(*) from registry.area_period p join registry.area a using (area)
                where parent = (select area from registry.area where code = '500103')
                """));
        assertThat(walk("/api/v1/detect/counts?unit=500103&limit=7", "published", page -> {}))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(14);
    }

    @Test
    void aPlaceThatCannotBeReadIsRefused() {
        for (String path : List.of("detect/counts", "ledger/entries", "control/issues", "registry/phones")) {
            assertThat(visitors.machine().get("/api/v1/" + path + "?after=x~y").statusCode())
                    .as(path)
                    .isIn(400, 422);
        }
    }

    private List<String> walk(String path, String key, IntConsumer between) {
        List<String> seen = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 200; page++) {
            var answer = visitors.machine().get(path + (next.isEmpty() ? "" : "&after=" + Browser.encoded(next)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode slice = JSON.readTree(answer.body());
            slice.path("items")
                    .forEach(item -> seen.add(
                            item.path(key).isArray()
                                    ? item.path(key).path(0).asString("")
                                    : item.path(key).asString("")));
            if (!slice.path("next").isString()) {
                return seen;
            }
            next = slice.path("next").asString();
            between.accept(page);
        }
        throw new AssertionError("no end of " + path);
    }

    private void site(String code) {
        var made = visitors.machine().json("POST", "/api/v1/registry/sites", """
                {"code": "%s", "kind": "hospital", "zh": "示范医院", "en": "Model Hospital", "area": "500103",
                 "sector": "health", "operator": "示范医院", "territorial_owner": "区政府",
                 "sector_owner": "市卫生健康委"}
                """.formatted(code));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private String person(int number) {
        var made = visitors.officer("city-duty", "500000")
                .json("POST", "/api/v1/people", """
                {"person": {"name": "示范人%s", "document": "PASSPORT", "number": "LIST%05d"},
                 "area": %d, "sector": "health"}
                """.formatted((char) ('\u4e00' + number), number, areaId()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("pseudonym").asString();
    }

    private int areaId() {
        return db.sql("select area from registry.area where code = '500103'")
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return db.sql(sql).query(Integer.class).single();
    }
}
