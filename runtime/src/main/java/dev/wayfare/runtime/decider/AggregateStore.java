package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One partition's aggregates, answered commands and due index, over a Kafka Streams store. Owned by one stream thread. */
final class AggregateStore<C, S, E> {

    /** How long an answered command is remembered. */
    static final long ANSWERS_KEPT_MS = 24L * 3600 * 1000;

    private final Aggregate<C, S, E> aggregate;
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Class<?>, String> stateNames = new HashMap<>();
    private Bytes sweepFrom = StoreKeys.firstCommand();

    AggregateStore(Aggregate<C, S, E> aggregate, KeyValueStore<Bytes, byte[]> store) {
        this.aggregate = aggregate;
        this.store = store;
        aggregate.states().forEach((name, type) -> stateNames.put(type, name));
    }

    /** An aggregate as loaded. */
    record Loaded<S>(S state, long version, long indexedDue, String correlation) {}

    /** The aggregate, or its initial state when nobody has heard of it. */
    Loaded<S> load(String key) {
        byte[] bytes = store.get(StoreKeys.state(key));
        if (bytes == null) {
            return new Loaded<>(aggregate.decider().initial(), 0, 0, "");
        }
        StoredState stored = StoredState.decode(bytes);
        Class<? extends S> type = aggregate.states().get(stored.stateName());
        if (type == null) {
            throw new IllegalStateException(
                    "aggregate " + aggregate.name() + " has no state called '" + stored.stateName() + "'");
        }
        return new Loaded<>(
                Json.read(stored.json(), type), stored.version(), stored.indexedDue(), stored.correlation());
    }

    /** Prepares what {@link #write} will store; fails before anything is written. */
    byte[] encode(S state, long version, long indexedDue, String correlation) {
        String name = stateNames.get(state.getClass());
        if (name == null) {
            throw new IllegalStateException(
                    "state " + state.getClass().getName() + " has no stored name in aggregate " + aggregate.name());
        }
        return new StoredState(version, indexedDue, correlation, name, Json.write(state)).encode();
    }

    /** When this state is next looked at, by timer or to be forgotten. */
    OptionalLong nextDue(S state) {
        long next = Long.MAX_VALUE;
        for (Due<C> due : aggregate.timers().apply(state)) {
            next = Math.min(next, due.at().toEpochMilli());
        }
        Optional<Instant> forget = aggregate.forgetAt().apply(state);
        if (forget.isPresent()) {
            next = Math.min(next, forget.get().toEpochMilli());
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    void write(String key, byte[] encoded) {
        store.put(StoreKeys.state(key), encoded);
    }

    void index(long due, String key) {
        store.put(StoreKeys.due(due, key), new byte[0]);
    }

    void forget(String key) {
        store.delete(StoreKeys.state(key));
    }

    /** Takes what the index says is due; the entries are gone afterwards. */
    List<KeyValue<Long, String>> takeDue(long now, int most) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> due = store.range(StoreKeys.dueFrom(0), StoreKeys.dueFrom(now + 1))) {
            while (due.hasNext() && keys.size() < most) {
                keys.add(due.next().key);
            }
        }
        List<KeyValue<Long, String>> taken = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            store.delete(key);
            taken.add(KeyValue.pair(StoreKeys.dueAt(key), StoreKeys.dueKey(key)));
        }
        return taken;
    }

    @Nullable
    Answer findAnswer(String key, String commandId) {
        byte[] bytes = store.get(StoreKeys.command(key, commandId));
        return bytes == null ? null : Json.read(bytes, Answer.class);
    }

    void remember(String key, String commandId, Answer answer) {
        store.put(StoreKeys.command(key, commandId), Json.write(answer));
    }

    /** Looks at the next few remembered answers and drops the old ones; goes round and round. */
    void sweepAnswers(long now, int look) {
        List<Bytes> old = new ArrayList<>();
        Bytes last = null;
        int seen = 0;
        try (KeyValueIterator<Bytes, byte[]> answers = store.range(sweepFrom, StoreKeys.lastCommand())) {
            while (answers.hasNext() && seen < look) {
                KeyValue<Bytes, byte[]> entry = answers.next();
                last = entry.key;
                seen++;
                if (now - Json.read(entry.value, Answer.class).at() > ANSWERS_KEPT_MS) {
                    old.add(entry.key);
                }
            }
        }
        sweepFrom = seen < look || last == null ? StoreKeys.firstCommand() : StoreKeys.afterCommand(last);
        old.forEach(store::delete);
    }
}
