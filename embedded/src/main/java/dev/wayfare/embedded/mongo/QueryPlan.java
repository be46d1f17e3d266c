package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one index serves one query: the values that its first fields must have, bounds of the next field, and whether its
 * order is the order asked for. A plan may return documents that the query does not match, never miss one that it does.
 *
 * @param prefixes the encoded values of the leading fields; several if a field may have one of several values
 * @param from the lower bound of what follows a prefix, encoded; null if there is none
 * @param to the upper bound, exclusive; null if there is none
 * @param ordered whether the documents come in the order asked for
 */
record QueryPlan(
        SearchableIndex index,
        List<Key> prefixes,
        int leadingFields,
        @Nullable Key from,
        @Nullable Key to,
        boolean ordered,
        boolean descending) {

    /** Of several fields' values together; the values of one field, however many, cost no more than they are. */
    private static final int MOST_COMBINATIONS = 1000;

    private static final Key NOTHING = new Key(new byte[0]);

    /** The plan that looks at the fewest documents; none if every document has to be looked at anyway. */
    static Optional<QueryPlan> best(
            List<SearchableIndex> indexes, Document query, @Nullable Document orderBy, boolean limited) {
        Conditions conditions = Conditions.of(query);
        List<QueryPlan> plans =
                indexes.stream().map(index -> of(index, conditions, orderBy)).toList();
        List<QueryPlan> narrowing = plans.stream().filter(QueryPlan::narrows).toList();
        if (narrowing.isEmpty()) {
            return plans.stream().filter(plan -> limited && plan.ordered()).findFirst();
        }
        if (narrowing.size() == 1) {
            return Optional.of(narrowing.getFirst());
        }
        return narrowing.stream()
                .min(Comparator.comparingLong(QueryPlan::entries).thenComparing(plan -> plan.ordered() ? 0 : 1));
    }

    /** True when it finds what the query asks for and nothing else, so that nothing has to be looked at again. */
    boolean isExact(Document query) {
        if (!(index instanceof IdIndex) || query.size() != 1) {
            return false;
        }
        return switch (query.get(IdIndex.FIELD)) {
            case String id -> true;
            case Document condition ->
                condition.size() == 1
                        && condition.get("$in") instanceof Collection<?> ids
                        && ids.stream().allMatch(String.class::isInstance);
            case null, default -> false;
        };
    }

    /** Where the documents lie, each once, in the index's order if that is the order asked for. */
    Stream<Key> positions() {
        Stream<Key> found =
                prefixes.stream().flatMap(prefix -> index.positions(lower(prefix), upper(prefix), descending));
        return prefixes.size() > 1 || index.isMultikey() ? found.distinct() : found;
    }

    private long entries() {
        return prefixes.stream()
                .mapToLong(prefix -> index.countOf(lower(prefix), upper(prefix)))
                .sum();
    }

    private Key lower(Key prefix) {
        return from == null ? prefix : prefix.followedBy(from);
    }

    private @Nullable Key upper(Key prefix) {
        return to == null ? prefix.afterPrefix() : prefix.followedBy(to);
    }

    private boolean narrows() {
        return leadingFields > 0 || from != null || to != null;
    }

    private static QueryPlan of(SearchableIndex index, Conditions conditions, @Nullable Document orderBy) {
        List<String> fields = index.fields();
        List<Key> prefixes = List.of(NOTHING);
        int leading = 0;
        while (leading < fields.size()) {
            List<@Nullable Object> values = conditions.equalTo(fields.get(leading));
            if (values == null
                    || (prefixes.size() > 1 && prefixes.size() * values.size() > MOST_COMBINATIONS)
                    || (index.leavesOutDocuments() && values.stream().anyMatch(Objects::isNull))) {
                break;
            }
            prefixes = extend(prefixes, values);
            leading++;
        }
        boolean usable = leading > 0 || !index.leavesOutDocuments();
        boolean ordered = usable
                && prefixes.size() == 1
                && !index.isMultikey()
                && isOrderOf(fields.subList(leading, fields.size()), fields.subList(0, leading), orderBy);
        boolean descending = ordered && orderBy != null && direction(orderBy) < 0;
        Conditions.Range range = leading < fields.size() ? conditions.range(fields.get(leading)) : null;
        if (range == null) {
            return new QueryPlan(index, prefixes, leading, null, null, ordered, descending);
        }
        return new QueryPlan(
                index, prefixes, leading, lower(range), upper(range, index.isMultikey()), ordered, descending);
    }

    private static List<Key> extend(List<Key> prefixes, List<@Nullable Object> values) {
        List<Key> extended = new ArrayList<>(prefixes.size() * values.size());
        for (Key prefix : prefixes) {
            for (Object value : values) {
                extended.add(prefix.followedBy(KeyEncoder.of(value)));
            }
        }
        return extended.stream().distinct().toList();
    }

    private static Key lower(Conditions.Range range) {
        return range.lower() == null ? KeyEncoder.typeOf(range.upper()) : KeyEncoder.of(range.lower());
    }

    /** An array may satisfy one bound with one element and the other bound with another: then one bound must do. */
    private static @Nullable Key upper(Conditions.Range range, boolean multikey) {
        boolean hasUpper = range.upper() != null && !(multikey && range.lower() != null);
        Key last = hasUpper ? KeyEncoder.of(range.upper()) : KeyEncoder.typeOf(range.lower());
        return last.afterPrefix();
    }

    /** Entries of the same values follow each other by position, which is the {@code _id}. */
    private static boolean isOrderOf(List<String> remaining, List<String> fixed, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty() || direction(orderBy) == 0) {
            return false;
        }
        List<String> asked = orderBy.keySet().stream()
                .filter(field -> !fixed.contains(field))
                .toList();
        List<String> available = new ArrayList<>(remaining);
        available.add(IdIndex.FIELD);
        return asked.size() <= available.size()
                && available.subList(0, asked.size()).equals(asked);
    }

    /** 1 if all fields are asked for ascending, -1 if all descending, 0 if mixed. */
    private static int direction(Document orderBy) {
        int direction = 0;
        for (Object each : orderBy.values()) {
            int one = each instanceof Number number ? Integer.signum(number.intValue()) : 0;
            if (one == 0 || (direction != 0 && one != direction)) {
                return 0;
            }
            direction = one;
        }
        return direction;
    }
}
