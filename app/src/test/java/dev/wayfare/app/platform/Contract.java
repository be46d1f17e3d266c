package dev.wayfare.app.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * {@code contracts/openapi.yaml}, and what was asked under it. An answer must have a status, headers, a type and a body that the
 * contract declares for its address; and a request that was taken must be one that the contract allows. Thread-safe.
 */
public final class Contract {

    /** The contract of this project. */
    public static final Contract ONLY = read();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "application/problem+json";

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> exercised = new ConcurrentSkipListSet<>();

    private record Operation(String name, String method, Pattern path, JsonNode spec) {}

    private Contract(JsonNode root) {
        this.root = root;
        Map<Boolean, List<Operation>> byVariables = new LinkedHashMap<>();
        byVariables.put(false, new ArrayList<>());
        byVariables.put(true, new ArrayList<>());
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(one -> !one.getKey().equals("parameters"))
                .forEach(one -> {
                    String method = one.getKey().toUpperCase(Locale.ROOT);
                    String template = path.getKey();
                    Pattern pattern = Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+"));
                    byVariables
                            .get(template.contains("{"))
                            .add(new Operation(method + " " + template, method, pattern, one.getValue()));
                }));
        byVariables.values().forEach(operations::addAll);
    }

    static Contract read() {
        for (Path file : List.of(Path.of("../contracts/openapi.yaml"), Path.of("contracts/openapi.yaml"))) {
            if (Files.exists(file)) {
                try {
                    return new Contract(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException("the contract cannot be read", e);
                }
            }
        }
        throw new IllegalStateException(
                "there is no contracts/openapi.yaml near " + Path.of("").toAbsolutePath());
    }

    /** Every operation, such as {@code GET /api/v1/rides/{id}}. */
    public Set<String> operations() {
        Set<String> names = new TreeSet<>();
        operations.forEach(operation -> names.add(operation.name()));
        return names;
    }

    /** The operations that have done what they were asked for at least once. */
    public Set<String> exercised() {
        return new TreeSet<>(exercised);
    }

    /** What is wrong with an answer; empty when all is as the contract says. */
    List<String> faults(Reply reply) {
        Optional<Operation> operation = find(reply.request());
        List<String> faults = new ArrayList<>();
        if (reply.header("x-correlation-id").isEmpty()) {
            faults.add("no X-Correlation-Id");
        }
        if ((reply.status() == 429 || reply.status() == 503)
                && operation.map(one -> !one.name().endsWith("/ready")).orElse(true)
                && !reply.header("retry-after").matches("[1-9]\\d*")) {
            faults.add("no Retry-After in seconds");
        }
        if (operation.isEmpty()) {
            faults.addAll(reply.status() < 400 ? List.of("no such operation") : body(reply, PROBLEM, problem()));
            return faults;
        }
        faults.addAll(ofOperation(operation.get(), reply));
        return faults;
    }

    private List<String> ofOperation(Operation operation, Reply reply) {
        JsonNode responses = operation.spec().path("responses");
        String status = Integer.toString(reply.status());
        JsonNode declared = responses.has(status) ? responses.path(status) : responses.path(status.charAt(0) + "XX");
        if (declared.isMissingNode()) {
            return List.of("status " + status + " is not declared");
        }
        JsonNode response = resolved(declared);
        List<String> faults = new ArrayList<>(headers(response, reply));
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            faults.addAll(reply.body().length == 0 ? List.of() : List.of("a body where none is declared"));
        } else {
            String type = declaredType(content, reply.header("content-type"));
            faults.addAll(body(reply, type, content.path(type).path("schema")));
        }
        if (reply.isGood()) {
            exercised.add(operation.name());
            faults.addAll(request(operation, reply));
        }
        return faults;
    }

    private List<String> headers(JsonNode response, Reply reply) {
        List<String> faults = new ArrayList<>();
        response.path("headers").properties().forEach(header -> reply.headers()
                .firstValue(header.getKey())
                .ifPresent(value -> faults.addAll(validate(
                        resolved(header.getValue()).path("schema"),
                        JSON.getNodeFactory().textNode(value)))));
        for (String name : List.of("Location", "Idempotency-Replayed", "Preference-Applied")) {
            if (!reply.header(name).isEmpty()
                    && reply.isGood()
                    && !response.path("headers").has(name)) {
                faults.add("header " + name + " is not declared");
            }
        }
        return faults;
    }

    /** A request that was taken must be one that the contract allows. */
    private List<String> request(Operation operation, Reply reply) {
        JsonNode schema = operation
                .spec()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        byte[] body = reply.request().body();
        if (body.length == 0) {
            boolean required =
                    operation.spec().path("requestBody").path("required").asBoolean();
            return required ? List.of("was taken without its body") : List.of();
        }
        if (schema.isMissingNode()) {
            return List.of("was taken with a body that is not declared");
        }
        try {
            return validate(schema, JSON.readTree(body)).stream()
                    .map(fault -> "the request was taken, yet " + fault)
                    .toList();
        } catch (IOException e) {
            return List.of("was taken although its body is no JSON: " + e.getMessage());
        }
    }

    /** Of several declared types the one that was answered; the first when it is none of them. */
    private static String declaredType(JsonNode content, String answered) {
        Iterator<String> types = content.fieldNames();
        String first = types.next();
        String type = first;
        while (!answered.equals(type) && !answered.startsWith(type + ";") && types.hasNext()) {
            type = types.next();
        }
        return answered.startsWith(type) ? type : first;
    }

    private List<String> body(Reply reply, String type, JsonNode schema) {
        String actual = reply.header("content-type");
        if (!actual.equals(type) && !actual.startsWith(type + ";")) {
            return List.of("content type '" + actual + "', not " + type);
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        try {
            return validate(schema, JSON.readTree(reply.body()));
        } catch (IOException e) {
            return List.of("the body is no JSON: " + e.getMessage());
        }
    }

    private Optional<Operation> find(Request request) {
        String path = request.path();
        String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return operations.stream()
                .filter(one -> one.method().equals(request.method())
                        && one.path().matcher(bare).matches())
                .findFirst();
    }

    private JsonNode problem() {
        return root.at("/components/responses/Problem/content/application~1problem+json/schema");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private List<String> validate(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema.toString(), text -> compiled(schema))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("$defs", root.at("/components/schemas").deepCopy());
        whole.findParents("$ref").forEach(node -> {
            String reference = node.path("$ref").asText();
            ((ObjectNode) node).put("$ref", reference.replace("#/components/schemas/", "#/$defs/"));
        });
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }
}
