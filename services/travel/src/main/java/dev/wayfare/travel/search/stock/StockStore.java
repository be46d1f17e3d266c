package dev.wayfare.travel.search.stock;

import dev.wayfare.travel.search.stock.StockLevels.Count;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps what is taken from one start to the next. Used by one thread. */
interface StockStore {

    /**
     * A number that is kept.
     *
     * @param day of departure, or the night or day of the slot; null for the limit of a resource with slots
     * @param resource its text
     * @param isLimit what can be taken, and not what is taken
     */
    record Field(@Nullable LocalDate day, String resource, boolean isLimit) {}

    /** From where each partition is to be read; none for one that is unknown. To be asked before {@link #load}. */
    Map<TopicPartition, Long> offsets(String group, Collection<TopicPartition> partitions);

    /** Tells every number of this day and later. */
    void load(LocalDate from, BiConsumer<Field, Count> taker);

    /** Keeps these numbers, unless newer ones are kept already, and then how far was read. */
    void write(Map<Field, Count> counts, Map<TopicPartition, Long> offsets);
}
