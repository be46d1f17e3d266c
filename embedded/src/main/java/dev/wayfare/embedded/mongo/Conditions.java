package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of single fields, as far as an index can use it: equality to one of some values, and bounds. What
 * it leaves out (alternatives, expressions, patterns) only makes an index return more; the server looks at each document
 * again.
 */
final class Conditions {
    /** Bounds of a field, each a value or absent; whether a bound itself matches is for the server to see. */
    record Range(@Nullable Object lower, @Nullable Object upper) {}

    private final Map<String, List<@Nullable Object>> equalities = new HashMap<>();
    private final Map<String, Range> ranges = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.addAll(query);
        return conditions;
    }

    /** The values of which the field must have one; null if the query does not say. */
    @Nullable
    List<@Nullable Object> equalTo(String field) {
        return equalities.get(field);
    }

    @Nullable
    Range range(String field) {
        return ranges.get(field);
    }

    private void addAll(Document query) {
        query.forEach((name, value) -> {
            if (name.equals("$and") && value instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document condition) {
                        addAll(condition);
                    }
                }
            } else if (!name.startsWith("$")) {
                add(name, value);
            }
        });
    }

    private void add(String field, @Nullable Object value) {
        if (value instanceof Document condition && hasOperators(condition)) {
            condition.forEach((operator, operand) -> addOperator(field, operator, operand));
        } else if (isSearchable(value)) {
            equalities.putIfAbsent(field, Collections.singletonList(value));
        }
    }

    private void addOperator(String field, String operator, @Nullable Object operand) {
        switch (operator) {
            case "$eq" -> {
                if (isSearchable(operand)) {
                    equalities.putIfAbsent(field, Collections.singletonList(operand));
                }
            }
            case "$in" -> {
                if (operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isSearchable)) {
                    equalities.putIfAbsent(field, new ArrayList<>(values));
                }
            }
            case "$gt", "$gte" -> {
                if (isOrdered(operand)) {
                    ranges.merge(field, new Range(operand, null), Conditions::both);
                }
            }
            case "$lt", "$lte" -> {
                if (isOrdered(operand)) {
                    ranges.merge(field, new Range(null, operand), Conditions::both);
                }
            }
            default -> {}
        }
    }

    private static Range both(Range first, Range second) {
        return new Range(
                first.lower() == null ? second.lower() : first.lower(),
                first.upper() == null ? second.upper() : first.upper());
    }

    private static boolean hasOperators(Document value) {
        return value.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    private static boolean isSearchable(@Nullable Object value) {
        return value == null
                || isOrdered(value)
                || value instanceof BinData
                || value instanceof LegacyUUID
                || (value instanceof Document document && !hasOperators(document));
    }

    private static boolean isOrdered(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Instant
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof ObjectId;
    }
}
