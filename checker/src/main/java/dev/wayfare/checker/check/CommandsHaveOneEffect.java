package dev.wayfare.checker.check;

import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.topics.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A command is decided once by an aggregate: the events that name it as their cause stand together. One that comes back
 * later was decided twice. Remembers the last {@value Causes#KEPT} causes of each aggregate, as hashes.
 */
public final class CommandsHaveOneEffect implements Check {

    private final Map<String, Map<String, Causes>> topics = new HashMap<>();

    @Override
    public String name() {
        return "each command is decided once";
    }

    @Override
    public int sentence() {
        return 1;
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                Topics.RIDE_EVENTS.name(),
                Topics.DRIVER_EVENTS.name(),
                Topics.ACCOUNT_EVENTS.name(),
                Topics.EMAIL_EVENTS.name(),
                Topics.PAYMENTS.name(),
                Topics.BOOKINGS.name(),
                Topics.INVENTORY_EVENTS.name(),
                Topics.INVOICE_EVENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        String cause = record.cause();
        if (cause == null) {
            return;
        }
        findings.examined();
        Causes causes = topics.computeIfAbsent(record.topic(), topic -> new HashMap<>())
                .computeIfAbsent(record.key(), key -> new Causes());
        if (!causes.add(Fingerprints.of(cause))) {
            findings.violation(record, record.type() + " by " + cause + ", which had been decided before");
        }
    }

    private static final class Causes {
        static final int KEPT = 64;

        private long[] ring = new long[4];
        private int count;

        /** False when this cause was there before the last one. */
        boolean add(long cause) {
            if (count > 0 && ring[(count - 1) % KEPT] == cause) {
                return true;
            }
            for (int i = 0; i < Math.min(count, KEPT); i++) {
                if (ring[i] == cause) {
                    return false;
                }
            }
            if (count == ring.length && count < KEPT) {
                ring = Arrays.copyOf(ring, count * 2);
            }
            ring[count % KEPT] = cause;
            count++;
            return true;
        }
    }
}
