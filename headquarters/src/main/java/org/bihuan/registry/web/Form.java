package org.bihuan.registry.web;

import java.util.List;
import java.util.Map;
import org.bihuan.registry.model.Flaw;

/**
 * What a form shows: what was typed is never lost, what is wrong stands beside its field.
 *
 * @param values by field
 * @param flaws empty before anything was sent
 */
public record Form(Map<String, String> values, List<Flaw> flaws) {
    public static Form of(Map<String, String> values) {
        return new Form(values, List.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public List<Flaw> flaws(String field) {
        return flaws.stream().filter(flaw -> flaw.field().equals(field)).toList();
    }
}
