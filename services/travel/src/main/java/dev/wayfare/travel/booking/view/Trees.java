package dev.wayfare.travel.booking.view;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.contracts.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as trees of maps, lists, text and numbers, in the form that they have on the log. Stateless. */
final class Trees {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Trees() {}

    static Map<String, Object> of(Object value) {
        return MAPPER.convertValue(value, TREE);
    }

    /** An RFC 3339 time of fixed width: sorted as text it is sorted by time. */
    static String sortable(Instant at) {
        return SORTABLE.format(at);
    }

    /** The object in this field; made when it is missing. What is put into it is in the tree. */
    static Map<String, Object> child(Map<String, Object> tree, String field) {
        Map<String, Object> child = copyOf(tree.get(field));
        tree.put(field, child);
        return child;
    }

    /** The objects in this field. What is put into them is in the tree. */
    static List<Map<String, Object>> children(Map<String, Object> tree, String field) {
        List<Map<String, Object>> children = new ArrayList<>();
        if (tree.get(field) instanceof List<?> old) {
            old.forEach(one -> children.add(copyOf(one)));
        }
        tree.put(field, children);
        return children;
    }

    private static Map<String, Object> copyOf(@Nullable Object object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> old) {
            old.forEach((name, value) -> copy.put((String) name, value));
        }
        return copy;
    }
}
