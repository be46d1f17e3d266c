package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition's aggregates, answered commands and due index, over a Kafka Streams store. Owned by one stream thread.
 *
 * <p>The aggregates that were used last are kept as objects, too, and so is the time before which nothing is due: both are
 * made anew with the task, so a transaction that failed takes them with it.
 */
final class AggregateStore<C, S, E> {

    /** How long an answered command is remembered, at least. */
    static final long ANSWERS_KEPT_MS = 24L * 3600 * 1000;

    /** A round over all answers begins when this much more is old: then it is worth it. */
    private static final long SWEPT_LATE_MS = 3600L * 1000;

    private static final int HOT = 2_048;

    private final Aggregate<C, S, E> aggregate;
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Class<?>, String> stateNames = new HashMap<>();
    private final Map<String, Loaded<S>> hot = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Loaded<S>> eldest) {
            return size() > HOT;
        }
    };
    private long nothingDueBefore;
    private Bytes sweepFrom = StoreKeys.firstCommand();
    private long sweepAgainAt;
    private long oldestOfRound = Long.MAX_VALUE;

    AggregateStore(Aggregate<C, S, E> aggregate, KeyValueStore<Bytes, byte[]> store) {
        this.aggregate = aggregate;
        this.store = store;
        aggregate.states().forEach((name, stored) -> stateNames.put(stored.type(), name));
    }

    /** An aggregate as loaded. */
    record Loaded<S>(S state, long version, long indexedDue, String correlation) {}

    /** An aggregate that can be written: it has been encoded. */
    record Writable<S>(Loaded<S> aggregate, byte[] bytes) {}

    /** The aggregate, or its initial state when nobody has heard of it. */
    Loaded<S> load(String key) {
        Loaded<S> known = hot.get(key);
        if (known != null) {
            return known;
        }
        byte[] bytes = store.get(StoreKeys.state(key));
        if (bytes == null) {
            return new Loaded<>(aggregate.decider().initial(), 0, 0, "");
        }
        Loaded<S> loaded = decode(bytes);
        hot.put(key, loaded);
        return loaded;
    }

    private Loaded<S> decode(byte[] bytes) {
        StoredState stored = StoredState.decode(bytes);
        Aggregate.StoredAs<? extends S> form = aggregate.states().get(stored.stateName());
        if (form == null) {
            throw new IllegalStateException(
                    "aggregate " + aggregate.name() + " has no state called '" + stored.stateName() + "'");
        }
        return new Loaded<>(form.read(stored.state()), stored.version(), stored.indexedDue(), stored.correlation());
    }

    /** Prepares what {@link #write} will store; fails before anything is written. */
    Writable<S> encode(S state, long version, long indexedDue, String correlation) {
        String name = stateNames.get(state.getClass());
        Aggregate.StoredAs<? extends S> form =
                name == null ? null : aggregate.states().get(name);
        if (name == null || form == null) {
            throw new IllegalStateException(
                    "state " + state.getClass().getName() + " has no stored name in aggregate " + aggregate.name());
        }
        byte[] bytes = new StoredState(version, indexedDue, correlation, name, form.write(state)).encode();
        return new Writable<>(new Loaded<>(state, version, indexedDue, correlation), bytes);
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

    void write(String key, Writable<S> writable) {
        store.put(StoreKeys.state(key), writable.bytes());
        hot.put(key, writable.aggregate());
    }

    void index(long due, String key) {
        store.put(StoreKeys.due(due, key), new byte[0]);
        nothingDueBefore = Math.min(nothingDueBefore, due);
    }

    void forget(String key) {
        store.delete(StoreKeys.state(key));
        hot.remove(key);
    }

    /** Takes what the index says is due; the entries are gone afterwards. */
    List<KeyValue<Long, String>> takeDue(long now, int most) {
        if (now < nothingDueBefore) {
            return List.of();
        }
        List<Bytes> keys = dueKeys(now, most);
        List<KeyValue<Long, String>> taken = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            store.delete(key);
            taken.add(KeyValue.pair(StoreKeys.dueAt(key), StoreKeys.dueKey(key)));
        }
        return taken;
    }

    /** Looks from where the last look ended: what lies before is gone, and costs a walk over its traces. */
    private List<Bytes> dueKeys(long now, int most) {
        List<Bytes> keys = new ArrayList<>();
        long next = Long.MAX_VALUE;
        try (KeyValueIterator<Bytes, byte[]> due =
                store.range(StoreKeys.dueFrom(nothingDueBefore), StoreKeys.lastDue())) {
            while (due.hasNext()) {
                Bytes key = due.next().key;
                if (StoreKeys.dueAt(key) > now || keys.size() == most) {
                    next = StoreKeys.dueAt(key);
                    break;
                }
                keys.add(key);
            }
        }
        nothingDueBefore = next;
        return keys;
    }

    @Nullable
    Answer findAnswer(String key, String commandId) {
        byte[] bytes = store.get(StoreKeys.command(key, commandId));
        return bytes == null ? null : Json.read(bytes, Answer.class);
    }

    void remember(String key, String commandId, Answer answer) {
        store.put(StoreKeys.command(key, commandId), Json.write(answer));
    }

    /** Looks at the next few remembered answers and drops the old ones; begins a new round when some are old again. */
    void sweepAnswers(long now, int look) {
        if (now < sweepAgainAt) {
            return;
        }
        List<Bytes> old = new ArrayList<>();
        Bytes last = null;
        int seen = 0;
        oldestOfRound = Math.min(oldestOfRound, now);
        try (KeyValueIterator<Bytes, byte[]> answers = store.range(sweepFrom, StoreKeys.lastCommand())) {
            while (answers.hasNext() && seen < look) {
                KeyValue<Bytes, byte[]> entry = answers.next();
                last = entry.key;
                seen++;
                long at = Answer.timeOf(entry.value);
                if (now - at > ANSWERS_KEPT_MS) {
                    old.add(entry.key);
                } else {
                    oldestOfRound = Math.min(oldestOfRound, at);
                }
            }
        }
        boolean isRoundOver = seen < look || last == null;
        sweepFrom = isRoundOver ? StoreKeys.firstCommand() : StoreKeys.afterCommand(last);
        if (isRoundOver) {
            sweepAgainAt = oldestOfRound + ANSWERS_KEPT_MS + SWEPT_LATE_MS;
            oldestOfRound = Long.MAX_VALUE;
        }
        old.forEach(store::delete);
    }
}
