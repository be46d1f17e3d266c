package dev.wayfare.travel.catalogue.stream;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.runtime.projection.OffsetStore;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.CatalogueFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as it is now, in memory: read from its beginning at each start, then followed. A new one is made a few
 * times a second at most, not after each fact. Reading it never blocks; the fold's own thread alone writes.
 */
public final class FollowedCatalogue implements Fold, OffsetStore {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedCatalogue.class);

    private static final long BUILD_EVERY_NS = Duration.ofMillis(500).toNanos();

    private final Function<Collection<TopicPartition>, Map<TopicPartition, Long>> ends;
    private final Source whenEmpty;
    private final CatalogueFacts facts = new CatalogueFacts();
    private final Map<TopicPartition, Long> goal = new HashMap<>();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private boolean asked;
    private boolean changed;
    private long builtNs;
    private volatile Catalogue catalogue = Catalogue.EMPTY;

    /** Puts a first catalogue on the log, and tells up to where it must be read then. */
    public interface Source {
        Map<TopicPartition, Long> append();
    }

    /**
     * A catalogue that is still to be read.
     *
     * @param ends the ends of partitions now
     * @param whenEmpty what to begin with where there is none yet
     */
    FollowedCatalogue(Function<Collection<TopicPartition>, Map<TopicPartition, Long>> ends, Source whenEmpty) {
        this.ends = ends;
        this.whenEmpty = whenEmpty;
    }

    /**
     * What is on offer now.
     *
     * @throws Problem.Raised 503 {@code service-unavailable} until it has been read
     */
    public Catalogue now() {
        if (read.getCount() > 0) {
            throw Problem.of(503, "service-unavailable", "the catalogue is being read; try again in a moment")
                    .raise();
        }
        return catalogue;
    }

    /** What is on offer, once it has been read: for those for whom "not read yet" is no answer. */
    public Catalogue whole(Duration atMost) throws InterruptedException {
        if (!read.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the catalogue has not been read within " + atMost);
        }
        return catalogue;
    }

    /** What is missing until it can be asked; empty when it can. */
    Optional<String> missing() {
        return read.getCount() == 0 ? Optional.empty() : Optional.of("the catalogue is being read");
    }

    @Override
    public Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions) {
        goal.putAll(ends.apply(partitions));
        return Map.of();
    }

    @Override
    public void apply(List<Envelope> batch) {
        changed = true;
        for (Envelope record : batch) {
            if (record.value() instanceof CatalogueEvent fact) {
                facts.apply(fact);
            } else {
                throw new IllegalArgumentException(record.type() + " is no fact of the catalogue");
            }
        }
    }

    @Override
    public void write(String group, Map<TopicPartition, Long> next) {
        reached.putAll(next);
    }

    @Override
    public void tick() {
        if (!isAtGoal()) {
            return;
        }
        if (!changed && !asked && catalogue == Catalogue.EMPTY) {
            goal.putAll(whenEmpty.append());
            asked = true;
            return;
        }
        if (changed && (read.getCount() > 0 || System.nanoTime() - builtNs >= BUILD_EVERY_NS)) {
            changed = false;
            catalogue = facts.catalogue();
            builtNs = System.nanoTime();
        }
        if (read.getCount() > 0) {
            LOG.info(
                    "the catalogue has {} flights, {} hotels and {} classes of cars",
                    catalogue.flightCount(),
                    catalogue.hotelCount(),
                    catalogue.carClassCount());
            read.countDown();
        }
    }

    private boolean isAtGoal() {
        return !goal.isEmpty()
                && goal.entrySet().stream().allMatch(end -> end.getValue() <= reached.getOrDefault(end.getKey(), 0L));
    }
}
