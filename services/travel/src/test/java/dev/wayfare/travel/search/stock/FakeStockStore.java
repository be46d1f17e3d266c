package dev.wayfare.travel.search.stock;

import dev.wayfare.travel.search.stock.StockLevels.Count;
import io.lettuce.core.RedisException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/** Keeps in memory, and can be away. */
final class FakeStockStore implements StockStore {

    final Map<Field, Count> kept = new HashMap<>();
    final Map<TopicPartition, Long> offsets = new HashMap<>();
    boolean isAway;

    @Override
    public Map<TopicPartition, Long> offsets(String group, Collection<TopicPartition> partitions) {
        return Map.copyOf(offsets);
    }

    @Override
    public void load(LocalDate from, BiConsumer<Field, Count> taker) {
        kept.forEach(taker);
    }

    @Override
    public void write(Map<Field, Count> counts, Map<TopicPartition, Long> next) {
        if (isAway) {
            throw new RedisException("away");
        }
        kept.putAll(counts);
        offsets.putAll(next);
    }
}
