package dev.wayfare.accounts.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.wire.DeadLetterResolved;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Folded in any order that the log allows, in batches of any size, and with repeats: the documents are the same. */
class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final UserId ANN = new UserId(Ids.derive("user", "ann"));
    private static final UserId BOB = new UserId(Ids.derive("user", "bob"));
    private static final int SEEDS = 200;

    @Test
    void ratings() {
        List<Envelope> log = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RideRated rated = new RideRated(BOB, ANN, 1 + i % 5, null, NOW);
            log.add(event("ride-events", i % 4, i, "ride", rated));
        }
        Document expected = Ratings.fold(null, ANN.value(), log);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            Document document = null;
            for (List<Envelope> batch : batches(log, chance)) {
                Document next = Ratings.fold(document, ANN.value(), batch);
                document = next == null ? document : next;
            }
            assertThat(document).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void audit() {
        AuditView view = new AuditView();
        Money money = new Money(100, "USD");
        List<Envelope> log = List.of(
                event("account-events", 0, 3, ANN.value(), new AccountActivated(ANN, NOW)),
                event("account-events", 0, 4, ANN.value(), new AccountSuspended("admin", "a complaint", NOW)),
                event("account-events", 0, 7, ANN.value(), new AccountReinstated("admin", NOW)),
                event("payments", 0, 4, "bill", new RefundRequested("r", "t", money, "support", "late", NOW)),
                event("payments", 1, 4, "bill", new RefundRequested("r", "t", money, "platform", "twice", NOW)),
                event(
                        "dead-letter-resolutions",
                        0,
                        0,
                        "x.dlq@1",
                        new DeadLetterResolved("x.dlq@1", DeadLetterResolved.Action.DISCARDED, "admin", NOW)));
        Map<String, Document> expected = folded(view, List.of(log));
        assertThat(expected.values())
                .extracting(entry -> entry.getString("action"))
                .containsExactlyInAnyOrder(
                        "account-suspended", "account-reinstated", "refund-requested", "dead-letter-discarded");
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(folded(view, batches(log, new Random(seed))))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    private static Map<String, Document> folded(AuditView view, List<List<Envelope>> batches) {
        Map<String, Document> documents = new HashMap<>();
        for (List<Envelope> batch : batches) {
            for (Envelope event : batch) {
                for (String id : view.idsOf(event)) {
                    @Nullable Document next = view.fold(documents.get(id), id, event);
                    if (next != null) {
                        documents.put(id, next);
                    }
                }
            }
        }
        return documents;
    }

    /** The log with its partitions interleaved by chance, in batches of any size, some of which come twice. */
    private static List<List<Envelope>> batches(List<Envelope> log, Random chance) {
        Map<String, List<Envelope>> partitions = new HashMap<>();
        log.forEach(event -> partitions
                .computeIfAbsent(event.topic() + event.partition(), any -> new ArrayList<>())
                .add(event));
        List<List<Envelope>> open = new ArrayList<>(partitions.values());
        List<List<Envelope>> batches = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Envelope> batch = new ArrayList<>();
            for (int i = chance.nextInt(5); i >= 0 && !open.isEmpty(); i--) {
                List<Envelope> partition = open.get(chance.nextInt(open.size()));
                batch.add(partition.removeFirst());
                open.removeIf(List::isEmpty);
            }
            batches.add(batch);
            if (chance.nextBoolean()) {
                batches.add(batch);
            }
        }
        return batches;
    }

    private static Envelope event(String topic, int partition, long offset, String key, Object value) {
        return new Envelope(topic, partition, offset, key, "e" + offset, "x", value, offset + 1, NOW, null);
    }
}
