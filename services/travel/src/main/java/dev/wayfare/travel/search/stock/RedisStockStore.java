package dev.wayfare.travel.search.stock;

import dev.wayfare.runtime.store.Redis;
import dev.wayfare.travel.search.stock.StockLevels.Count;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hash per day ({@code travel:stock:<log>:2026-12-01}), whose fields are resources and whose values are {@code <units> <version>}. It
 * goes by itself when the day is over. Several processes may write: of two, the newer version stays. Keys carry the log's id, since
 * a Redis may outlive a log.
 */
final class RedisStockStore implements StockStore {

    private static final Logger LOG = LoggerFactory.getLogger(RedisStockStore.class);
    private static final String OFFSETS = "offsets";
    private static final String LIMIT = "limit ";
    private static final String NO_DAY = "always";
    private static final int DAYS_AHEAD = 400;
    private static final int DAYS_AFTER = 3;
    private static final int FIELDS_AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** KEYS[1] a day; ARGV[1] when it goes, 0 = never; then field, value, version. */
    private static final String KEEP_NEWER = """
            for i = 2, #ARGV, 3 do
              local old = redis.call('HGET', KEYS[1], ARGV[i])
              if not old or tonumber(string.match(old, '%d+$')) < tonumber(ARGV[i + 2]) then
                redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
              end
            end
            if tonumber(ARGV[1]) > 0 then redis.call('EXPIREAT', KEYS[1], ARGV[1]) end
            return 1
            """;

    /** Set when the fold begins at the beginning. Where it is gone, Redis has lost what the offsets speak of. */
    private static final String WHOLE = "whole";

    /** KEYS[1] the offsets; ARGV pairs of partition and offset. Nothing without the mark. */
    private static final String KEEP_OFFSETS = """
            if redis.call('HEXISTS', KEYS[1], 'whole') == 0 then return 0 end
            redis.call('HSET', KEYS[1], unpack(ARGV))
            return 1
            """;

    private final Redis redis;
    private final String prefix;
    private boolean isLost;

    /**
     * A store.
     *
     * @param logId names the log whose events are folded
     */
    RedisStockStore(Redis redis, String logId) {
        this.redis = redis;
        this.prefix = "travel:stock:" + logId + ":";
    }

    @Override
    public Map<TopicPartition, Long> offsets(String group, Collection<TopicPartition> partitions) {
        Map<String, String> stored = redis.connection().sync().hgetall(prefix + OFFSETS);
        redis.connection().sync().hset(prefix + OFFSETS, WHOLE, "1");
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            String next = stored.get(partition.toString());
            if (next != null) {
                offsets.put(partition, Long.parseLong(next));
            }
        }
        return offsets;
    }

    @Override
    public void load(LocalDate from, BiConsumer<Field, Count> taker) {
        RedisAsyncCommands<String, String> commands = redis.connection().async();
        Map<String, RedisFuture<Map<String, String>>> asked = new HashMap<>();
        asked.put(NO_DAY, commands.hgetall(prefix + NO_DAY));
        from.datesUntil(from.plusDays(DAYS_AHEAD))
                .forEach(day -> asked.put(day.toString(), commands.hgetall(prefix + day)));
        await(List.copyOf(asked.values()));
        asked.forEach((day, fields) ->
                fields.toCompletableFuture().join().forEach((name, value) -> take(day, name, value, taker)));
    }

    private static void take(String day, String name, String value, BiConsumer<Field, Count> taker) {
        boolean isLimit = name.startsWith(LIMIT);
        int space = value.indexOf(' ');
        try {
            taker.accept(
                    new Field(
                            day.equals(NO_DAY) ? null : LocalDate.parse(day),
                            isLimit ? name.substring(LIMIT.length()) : name,
                            isLimit),
                    new Count(Integer.parseInt(value.substring(0, space)), Long.parseLong(value.substring(space + 1))));
        } catch (RuntimeException e) {
            LOG.warn("stock of {} in Redis cannot be read and is passed over: {} = {}", day, name, value);
        }
    }

    @Override
    public void write(Map<Field, Count> counts, Map<TopicPartition, Long> offsets) {
        Map<String, List<String>> byDay = new HashMap<>();
        counts.forEach((field, count) -> {
            List<String> arguments = byDay.computeIfAbsent(
                    field.day() == null ? NO_DAY : field.day().toString(), day -> new ArrayList<>());
            arguments.add((field.isLimit() ? LIMIT : "") + field.resource());
            arguments.add(count.units() + " " + count.version());
            arguments.add(Long.toString(count.version()));
        });
        List<RedisFuture<?>> sent = new ArrayList<>();
        byDay.forEach((day, arguments) -> {
            for (int i = 0; i < arguments.size(); i += 3 * FIELDS_AT_ONCE) {
                sent.add(keep(day, arguments.subList(i, Math.min(arguments.size(), i + 3 * FIELDS_AT_ONCE))));
            }
        });
        await(sent);
        List<String> next = new ArrayList<>();
        offsets.forEach((partition, offset) -> {
            next.add(partition.toString());
            next.add(Long.toString(offset));
        });
        Long kept = redis.connection()
                .sync()
                .eval(
                        KEEP_OFFSETS,
                        ScriptOutputType.INTEGER,
                        new String[] {prefix + OFFSETS},
                        next.toArray(String[]::new));
        if (kept == 0 && !isLost) {
            LOG.warn("Redis has lost what is taken of stock; searches go on from memory, the next start reads it anew");
            isLost = true;
        }
    }

    private RedisFuture<?> keep(String day, List<String> fields) {
        List<String> arguments = new ArrayList<>(fields.size() + 1);
        arguments.add(goes(day));
        arguments.addAll(fields);
        return redis.connection()
                .async()
                .eval(
                        KEEP_NEWER,
                        ScriptOutputType.INTEGER,
                        new String[] {prefix + day},
                        arguments.toArray(String[]::new));
    }

    private static String goes(String day) {
        return day.equals(NO_DAY)
                ? "0"
                : Long.toString(LocalDate.parse(day)
                        .plusDays(DAYS_AFTER)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond());
    }

    private static void await(Collection<? extends RedisFuture<?>> sent) {
        boolean done =
                LettuceFutures.awaitAll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, sent.toArray(RedisFuture[]::new));
        if (!done) {
            throw new RedisCommandTimeoutException("stock: no answer within " + PATIENCE);
        }
    }
}
