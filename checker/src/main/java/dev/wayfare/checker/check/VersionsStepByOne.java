package dev.wayfare.checker.check;

import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events of each aggregate carry the versions 1, 2, 3 … in the order of the log. An e-mail that nobody claims any more,
 * and a departure that is over, may be forgotten, and begins anew.
 */
public final class VersionsStepByOne implements Check {

    private static final Set<String> FORGOTTEN = Set.of(Topics.EMAIL_EVENTS.name(), Topics.INVENTORY_EVENTS.name());

    private final Bounds bounds;
    private final Map<String, Map<String, Long>> last = new TreeMap<>();

    public VersionsStepByOne(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public String name() {
        return "versions step by one";
    }

    @Override
    public int sentence() {
        return 8;
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
        findings.examined();
        if (record.version() == Decoded.NO_VERSION) {
            findings.violation(record, record.type() + " carries no version");
            return;
        }
        Long before =
                last.computeIfAbsent(record.topic(), topic -> new HashMap<>()).put(record.key(), record.version());
        boolean beginningIsGone = before == null && !bounds.isWhole(record.topic());
        boolean begunAnew = record.version() == 1 && FORGOTTEN.contains(record.topic());
        long expected = before == null ? 1 : before + 1;
        if (record.version() != expected && !beginningIsGone && !begunAnew) {
            findings.violation(
                    record, record.type() + " has version " + record.version() + " where " + expected + " follows");
        }
    }
}
