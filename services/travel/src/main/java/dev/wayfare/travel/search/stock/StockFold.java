package dev.wayfare.travel.search.stock;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.runtime.projection.OffsetStore;
import dev.wayfare.travel.catalogue.model.StockKey;
import dev.wayfare.travel.search.stock.StockLevels.Count;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the decisions of stock's owners. Memory is changed at once, whether or not Redis is there; what has changed is written to
 * Redis a few times a second, many changes of one number as one, and how far it was read after that. Idempotent by the
 * version of each number.
 */
final class StockFold implements Fold, OffsetStore {

    private static final Logger LOG = LoggerFactory.getLogger(StockFold.class);
    private static final long WRITE_EVERY_NS = Duration.ofMillis(200).toNanos();

    private final StockLevels levels;
    private final StockStore store;
    private final Clock clock;
    private final Map<StockStore.Field, Count> unwritten = new HashMap<>();
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private long writtenNs;
    private boolean isStoreAway;
    private LocalDate oldest = LocalDate.MIN;

    StockFold(StockLevels levels, StockStore store, Clock clock) {
        this.levels = levels;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> from = store.offsets(group, partitions);
        store.load(today(), (field, count) -> {
            StockResource resource = StockResource.parse(field.resource());
            if (field.isLimit()) {
                levels.setLimit(field.day(), StockKey.of(resource), count);
            } else {
                LocalDate day = Objects.requireNonNull(field.day(), field.resource());
                levels.setUsed(day, slotKey(resource, day), count);
            }
        });
        levels.read();
        LOG.info("{} numbers of stock are known from Redis; events are read from {}", levels.size(), from);
        return from;
    }

    private static long slotKey(StockResource resource, LocalDate day) {
        long key = StockKey.of(resource);
        return resource instanceof StockResource.Seats ? key : StockKey.in(key, day.toString());
    }

    @Override
    public void apply(List<Envelope> batch) {
        for (Envelope record : batch) {
            if (record.value() instanceof ClaimEvent event) {
                apply(event, record.version());
            } else {
                throw new IllegalArgumentException(record.type() + " is no decision about stock");
            }
        }
    }

    /** Of all that an owner decides, four things change what can be had. */
    private void apply(ClaimEvent event, long version) {
        if (event instanceof ClaimEvent.CapacitySet set) {
            limit(set, version);
        } else if (event instanceof ClaimOutcome.Held held) {
            used(held.resource(), held.slots(), held.quantity(), version);
        } else if (event instanceof ClaimOutcome.Released gone) {
            freed(gone.resource(), gone.slots(), gone.quantity(), version);
        } else if (event instanceof ClaimOutcome.Expired gone) {
            freed(gone.resource(), gone.slots(), gone.quantity(), version);
        }
    }

    private void limit(ClaimEvent.CapacitySet set, long version) {
        StockResource resource = StockResource.parse(set.resource());
        LocalDate day =
                resource instanceof StockResource.Seats seats ? seats.flight().date() : null;
        if (levels.limit(day, StockKey.of(resource)).isBefore(version) && !isOver(day)) {
            Count count = new Count(set.capacity() + set.allowance(), version);
            levels.setLimit(day, StockKey.of(resource), count);
            unwritten.put(new StockStore.Field(day, set.resource(), true), count);
        }
    }

    private void freed(String resource, @Nullable List<String> slots, @Nullable Integer quantity, long version) {
        if (slots == null || quantity == null) {
            throw new IllegalArgumentException("a claim on " + resource + " ended, and not how much it took is told");
        }
        used(resource, slots, -quantity, version);
    }

    private void used(String text, List<String> slots, int units, long version) {
        StockResource resource = StockResource.parse(text);
        for (String slot : slots) {
            LocalDate day = resource instanceof StockResource.Seats seats
                    ? seats.flight().date()
                    : LocalDate.parse(slot);
            long key = StockKey.in(StockKey.of(resource), slot.equals(ClaimBook.NO_SLOT) ? "" : slot);
            Count before = levels.used(day, key);
            if (before.isBefore(version) && !isOver(day)) {
                Count count = new Count(before.units() + units, version);
                levels.setUsed(day, key, count);
                unwritten.put(new StockStore.Field(day, text, false), count);
            }
        }
    }

    private boolean isOver(@Nullable LocalDate day) {
        return day != null && day.isBefore(oldest);
    }

    @Override
    public void write(String group, Map<TopicPartition, Long> next) {
        offsets.putAll(next);
    }

    /** The day that has begun nowhere later than here, so that no day is dropped that somebody could still book. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }

    @Override
    public void tick() {
        LocalDate today = today();
        if (today.isAfter(oldest)) {
            oldest = today;
            levels.forgetBefore(today);
            unwritten.keySet().removeIf(field -> isOver(field.day()));
        }
        long now = System.nanoTime();
        if (offsets.isEmpty() || now - writtenNs < WRITE_EVERY_NS) {
            return;
        }
        writtenNs = now;
        try {
            store.write(unwritten, offsets);
            unwritten.clear();
            offsets.clear();
            if (isStoreAway) {
                LOG.info("stock: Redis is back");
            }
            isStoreAway = false;
        } catch (RedisException e) {
            if (!isStoreAway) {
                LOG.warn("stock: Redis is away ({}); searches go on from memory", e.toString());
            }
            isStoreAway = true;
        }
    }
}
