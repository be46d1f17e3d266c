package dev.wayfare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** {@code contracts/openapi.yaml}, against which every answer of every test is held. */
final class Contract {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Contract ONLY = read();

    private final JsonNode root;
    private final Map<Pattern, JsonNode> paths = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode root) {
        this.root = root;
        List<String> templates = new ArrayList<>();
        root.path("paths").fieldNames().forEachRemaining(templates::add);
        templates.sort((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")));
        templates.forEach(template -> paths.put(
                Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+")),
                root.path("paths").path(template)));
    }

    static Contract only() {
        return ONLY;
    }

    private static Contract read() {
        for (Path file : List.of(Path.of("../../contracts/openapi.yaml"), Path.of("contracts/openapi.yaml"))) {
            if (Files.exists(file)) {
                try {
                    return new Contract(YAML.readTree(file.toFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException("the contract cannot be read", e);
                }
            }
        }
        throw new IllegalStateException("there is no contracts/openapi.yaml");
    }

    /** Every operation: {@code GET /api/v1/rides/{id}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** What is wrong with an answer; empty when it is as the contract says. */
    List<String> faults(HttpMethod method, String path, AggregatedHttpResponse answer) {
        int status = answer.status().code();
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return status >= 400 ? body(answer, "Problem", "application/problem+json") : List.of("no such operation");
        }
        JsonNode responses = operation.get().path("responses");
        JsonNode response = responses.has(Integer.toString(status))
                ? responses.path(Integer.toString(status))
                : responses.path(status / 100 + "XX");
        if (response.isMissingNode()) {
            return List.of("status " + status + " is not in the contract");
        }
        JsonNode content = resolved(response).path("content");
        if (content.isMissingNode()) {
            return answer.content().isEmpty() ? List.of() : List.of("a body where there is none");
        }
        String type = content.fieldNames().next();
        String reference = content.path(type).path("schema").path("$ref").asText();
        return reference.isEmpty()
                ? List.of()
                : body(answer, reference.substring(reference.lastIndexOf('/') + 1), type);
    }

    private Optional<JsonNode> operation(HttpMethod method, String path) {
        String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(bare).matches())
                .map(entry -> entry.getValue().path(method.name().toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .findFirst();
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? root.at(response.path("$ref").asText().substring(1)) : response;
    }

    private List<String> body(AggregatedHttpResponse answer, String schema, String type) {
        String actual = answer.headers().get("content-type", "none");
        if (!actual.equals(type)) {
            return List.of("content type " + actual + ", not " + type);
        }
        try {
            JsonNode json = YAML.readTree(answer.contentUtf8());
            return schemas.computeIfAbsent(schema, this::schema).validate(json).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            return List.of("no JSON: " + e.getMessage());
        }
    }

    private Schema schema(String name) {
        ObjectNode whole = YAML.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("$ref", "#/components/schemas/" + name);
        whole.set("components", root.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }
}
