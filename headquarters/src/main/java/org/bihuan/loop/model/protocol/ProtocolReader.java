package org.bihuan.loop.model.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the versions of a protocol from YAML: one document each. A file with any flaw gives no protocol. */
public final class ProtocolReader {
    private static final JsonNode TEXT = text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    private ProtocolReader() {}

    /** Either versions, or flaws in the order of their lines. */
    public record Read(List<Protocol> versions, List<Flaw> flaws) {}

    /** @param file only its name, for the flaws */
    public static Read read(String file, String yaml) {
        List<Protocol> versions = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        try {
            for (LinedTree document : LinedTree.read(yaml)) {
                List<Flaw> found = form(file, document);
                if (found.isEmpty()) {
                    Protocol protocol = ProtocolForm.protocol(document.tree());
                    found = ProtocolCheck.flaws(protocol).stream()
                            .map(flaw -> new Flaw(file, document.line(flaw.field()), flaw.field(), flaw.text()))
                            .sorted(Comparator.comparingInt(Flaw::line))
                            .toList();
                    versions.add(ProtocolCheck.inOrder(protocol));
                }
                flaws.addAll(found);
            }
        } catch (MarkedYAMLException e) {
            flaws.add(new Flaw(
                    file,
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
                    "",
                    words(e.getProblem())));
        } catch (YAMLException e) {
            flaws.add(new Flaw(file, 1, "", words(String.valueOf(e.getMessage()))));
        }
        if (versions.isEmpty() && flaws.isEmpty()) {
            flaws.add(new Flaw(file, 1, "", "holds no protocol"));
        }
        if (flaws.isEmpty()) {
            flaws.addAll(betweenVersions(file, versions));
        }
        return new Read(
                flaws.isEmpty() ? versions : List.of(),
                flaws.stream().distinct().toList());
    }

    private static List<Flaw> betweenVersions(String file, List<Protocol> versions) {
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 1; i < versions.size(); i++) {
            Protocol before = versions.get(i - 1);
            Protocol next = versions.get(i);
            if (!next.id().equals(before.id())) {
                flaws.add(new Flaw(
                        file,
                        1,
                        "protocol",
                        "a file holds versions of one protocol, not " + before.id() + " and " + next.id()));
            } else if (next.version() <= before.version() || !next.effective().isAfter(before.effective())) {
                flaws.add(new Flaw(
                        file,
                        1,
                        "version",
                        "version " + next.version() + " must be higher and effective later than " + before.version()));
            }
        }
        return flaws;
    }

    private static List<Flaw> form(String file, LinedTree document) {
        Stream<Flaw> twice =
                document.twice().stream().map(path -> new Flaw(file, document.line(path), path, "stands twice"));
        // the parts of a choice that was not taken say nothing: the choice itself does
        Stream<Flaw> wrong = SCHEMA.validate(document.tree()).stream()
                .filter(error -> !error.getEvaluationPath().toString().contains("oneOf/"))
                .map(error -> flaw(file, document, error));
        return Stream.concat(twice, wrong)
                .sorted(Comparator.comparingInt(Flaw::line).thenComparing(Flaw::field))
                .toList();
    }

    private static Flaw flaw(String file, LinedTree document, Error error) {
        String path = path(error);
        JsonNode allowed = error.getSchemaNode();
        String text = switch (error.getKeyword()) {
            case "additionalProperties" -> "is unknown here (known: " + allowedFields(error) + ")";
            case "required" -> "is missing";
            case "enum" -> "must be one of " + joined(allowed);
            case "pattern" -> "has not the form " + allowed.asString();
            case "type" -> "must be of type " + joined(allowed);
            case "minimum" -> "must be at least " + allowed;
            case "maximum" -> "must be at most " + allowed;
            case "minItems", "minProperties" -> "is empty or lacks a part";
            case "oneOf" -> "takes exactly one of " + choices(allowed);
            default -> words(error.getMessage());
        };
        return new Flaw(file, document.line(path), path, text);
    }

    private static String path(Error error) {
        String path = error.getInstanceLocation()
                .toString()
                .replaceFirst("^[/$.]+", "")
                .replace('/', '.');
        String property = Objects.requireNonNullElse(error.getProperty(), "");
        return property.isEmpty() ? path : path.isEmpty() ? property : path + "." + property;
    }

    private static String allowedFields(Error error) {
        String object =
                error.getSchemaLocation().toString().replaceFirst("^[^#]*#", "").replaceFirst("/[^/]*$", "");
        return String.join(", ", TEXT.at(object + "/properties").propertyNames());
    }

    private static String choices(JsonNode allowed) {
        List<String> names = new ArrayList<>();
        allowed.forEach(one -> names.add(one.path("required").path(0).asString("")));
        return String.join(", ", names);
    }

    private static String joined(JsonNode allowed) {
        List<String> names = new ArrayList<>();
        if (allowed.isArray()) {
            allowed.forEach(one -> names.add(one.asString()));
        } else {
            names.add(allowed.asString());
        }
        return String.join(", ", names);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static JsonNode text() {
        try (InputStream in = Objects.requireNonNull(
                ProtocolReader.class.getResourceAsStream("/loop/protocol.schema.json"), "schema of protocols")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
