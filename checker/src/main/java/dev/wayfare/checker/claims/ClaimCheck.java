package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.contracts.topics.Topics;
import java.util.Set;

/** A check that reads the claim events of drivers, e-mails and stock, and nothing else. */
abstract class ClaimCheck implements Check {

    private final String name;
    private final int sentence;

    ClaimCheck(int sentence, String name) {
        this.name = name;
        this.sentence = sentence;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int sentence() {
        return sentence;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.DRIVER_EVENTS.name(), Topics.EMAIL_EVENTS.name(), Topics.INVENTORY_EVENTS.name());
    }

    @Override
    public final void see(Decoded record, Findings findings) {
        if (record.value() instanceof ClaimEvent event) {
            see(record, event, findings);
        }
    }

    /** One decision on a claim, in the version order of its resource. */
    abstract void see(Decoded record, ClaimEvent event, Findings findings);
}
