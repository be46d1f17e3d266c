package dev.wayfare.checker.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger transaction exactly as it was written. The contract's own record refuses one that does not sum to zero; a
 * referee has to see it.
 *
 * @param id as written
 * @param kind as written
 * @param entries as written, in order
 */
public record RawPosting(String id, String kind, List<Entry> entries) {

    public RawPosting {
        entries = List.copyOf(entries);
    }

    /** One side of it; minor units, debit positive. */
    public record Entry(String account, long amountMinor, String currency) {}

    /**
     * Reads the value of a {@code bill.ledger-posted} record.
     *
     * @throws IllegalArgumentException when it is no ledger posting at all
     */
    static RawPosting of(JsonNode value) {
        JsonNode transaction = value.path("transaction");
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : required(transaction, "entries")) {
            JsonNode amount = required(entry, "amount");
            JsonNode minor = required(amount, "amountMinor");
            if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
                throw new IllegalArgumentException("amountMinor is " + minor + ", not a whole number");
            }
            entries.add(new Entry(
                    required(entry, "account").asText(),
                    minor.longValue(),
                    required(amount, "currency").asText()));
        }
        return new RawPosting(
                required(transaction, "id").asText(),
                required(transaction, "kind").asText(),
                entries);
    }

    private static JsonNode required(JsonNode parent, String field) {
        JsonNode child = parent.get(field);
        if (child == null || child.isNull()) {
            throw new IllegalArgumentException("a ledger posting without " + field);
        }
        return child;
    }
}
