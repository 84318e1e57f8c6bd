package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bihuan.shell.api.ApiDocument;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interfaces as they were last approved, and as they answer. */
@HouseTest
class ApiDocumentTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    ApiDocument document;

    @Autowired
    MockMvcTester house;

    @Test
    void isAsApproved() throws IOException {
        Approved.text(document.json(), Path.of("../docs/api/openapi.json"));
    }

    @Test
    void isServedAndNamesEveryInterface() throws IOException {
        var served = house.get().uri("/api/v1/openapi.json").exchange();
        assertThat(served).hasStatusOk();
        JsonNode read = JSON.readTree(served.getResponse().getContentAsString());
        assertThat(read).isEqualTo(JSON.readTree(document.json()));
        assertThat(read.path("openapi").asString()).startsWith("3.1");
        assertThat(read.path("paths").size()).isGreaterThan(25);
        assertThat(document.operations()).hasSizeGreaterThan(35);
        read.findValues("$ref")
                .forEach(reference -> assertThat(
                                read.at(reference.asString().substring(1)).isMissingNode())
                        .as(reference.asString())
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/control/levels, /api/v1/control/levels",
        "/api/v1/control/computed, /api/v1/control/computed",
        "/api/v1/control/issues, /api/v1/control/issues",
        "/api/v1/detect/counts, /api/v1/detect/counts?limit=3",
        "/api/v1/ledger/entries, /api/v1/ledger/entries?limit=3",
        "/api/v1/ledger/head, /api/v1/ledger/head",
        "/api/v1/registry/areas, /api/v1/registry/areas?limit=3",
        "/api/v1/registry/areas/{code}, /api/v1/registry/areas/500103",
        "/api/v1/registry/units, /api/v1/registry/units",
        "/api/v1/registry/sectors, /api/v1/registry/sectors",
        "/api/v1/registry/kinds, /api/v1/registry/kinds",
        "/api/v1/registry/hours, /api/v1/registry/hours",
        "/api/v1/registry/areas/{code}/removals, /api/v1/registry/areas/500103/removals",
        "/api/v1/registry/calendar/removals, /api/v1/registry/calendar/removals?from=2020-05-01&until=2020-05-09",
        "/api/v1/registry/phones, /api/v1/registry/phones",
        "/api/v1/registry/calendar, /api/v1/registry/calendar?from=2020-05-01&until=2020-05-09"
    })
    void answersHaveTheShapeThatIsWrittenDown(String path, String address) throws IOException {
        var answer = house.get().uri(address).exchange();
        assertThat(answer).hasStatusOk();
        JsonNode all = JSON.readTree(document.json());
        JsonNode schema = all.path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        assertThat(schema.isMissingNode()).isFalse();
        assertThat(flaws(JSON.readTree(answer.getResponse().getContentAsString()), schema, all, "$"))
                .isEmpty();
    }

    @Test
    void anotherShapeIsFound() {
        JsonNode schema = JSON.readTree(
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}");
        assertThat(flaws(JSON.readTree("{\"a\":\"x\"}"), schema, schema, "$")).isEmpty();
        for (String other : List.of("{}", "{\"a\":1}", "{\"a\":null}", "{\"a\":\"x\",\"b\":1}", "[]")) {
            assertThat(flaws(JSON.readTree(other), schema, schema, "$"))
                    .as(other)
                    .isNotEmpty();
        }
    }

    private static List<String> flaws(JsonNode value, JsonNode schema, JsonNode all, String at) {
        if (schema.has("$ref")) {
            return flaws(value, all.at(schema.path("$ref").asString().substring(1)), all, at);
        }
        if (schema.has("anyOf")) {
            List<String> first = flaws(value, schema.path("anyOf").path(0), all, at);
            return value.isNull() ? List.of() : first;
        }
        List<String> flaws = new java.util.ArrayList<>();
        if (schema.has("type") && !types(value).stream().anyMatch(type -> allows(schema.path("type"), type))) {
            flaws.add(at + " is " + types(value) + ", not " + schema.path("type"));
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flaws.addAll(flaws(value.path(i), schema.path("items"), all, at + "[" + i + "]"));
            }
        }
        if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(property -> {
                JsonNode inside = schema.path("properties").path(property.getKey());
                if (inside.isMissingNode()) {
                    flaws.add(at + "." + property.getKey() + " is not written down");
                } else {
                    flaws.addAll(flaws(property.getValue(), inside, all, at + "." + property.getKey()));
                }
            });
            schema.path("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    flaws.add(at + "." + name.asString() + " is missing");
                }
            });
        }
        return flaws;
    }

    private static boolean allows(JsonNode type, String name) {
        return type.isArray()
                ? type.valueStream().anyMatch(each -> each.asString().equals(name))
                : type.asString().equals(name);
    }

    private static Set<String> types(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Set.of("string");
            case BOOLEAN -> Set.of("boolean");
            case NULL -> Set.of("null");
            case ARRAY -> Set.of("array");
            case NUMBER -> value.isIntegralNumber() ? Set.of("integer", "number") : Set.of("number");
            default -> Set.of("object");
        };
    }
}
