package dev.wayfare.dispatch.surge;

import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.dispatch.surge.model.Spot;
import dev.wayfare.dispatch.surge.model.SurgeRules;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds demand, and looks at all markets every few seconds. Of several processes the one that reads partition 0 looks. While it
 * lags behind the log, or Redis is away, it says nothing, and factors fall to 1 by age. Belongs to its projection's thread.
 */
final class MarketWatch implements Fold {

    private static final Logger LOG = LoggerFactory.getLogger(MarketWatch.class);
    private static final String SOURCE = "/wayfare/dispatch/surge";
    private static final Duration BEHIND = Duration.ofSeconds(30);
    private static final Duration SAID_AGAIN = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PACE = Duration.ofMillis(200);

    private final SurgeSettings settings;
    private final OpenRequests requests;
    private final Supply supply;
    private final ConditionsView view;
    private final LogWriter log;
    private final Clock clock;
    private final Map<Spot, MarketConditions> said = new HashMap<>();
    private boolean leads;
    private boolean knowsBefore;
    private Instant lookedAt = Instant.EPOCH;
    private Instant newest = Instant.MAX;

    MarketWatch(
            SurgeSettings settings,
            OpenRequests requests,
            Supply supply,
            ConditionsView view,
            LogWriter log,
            Clock clock) {
        this.settings = settings;
        this.requests = requests;
        this.supply = supply;
        this.view = view;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void apply(List<Envelope> batch) {
        requests.fold(batch);
        newest = batch.getLast().time();
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {
        if (partitions.stream().anyMatch(one -> one.partition() == 0)) {
            leads = true;
            knowsBefore = false;
        }
    }

    @Override
    public void revoked(Collection<TopicPartition> partitions) {
        if (partitions.stream().anyMatch(one -> one.partition() == 0)) {
            leads = false;
        }
    }

    @Override
    public Duration tickEvery() {
        return settings.every().compareTo(LOOK) < 0 ? settings.every() : LOOK;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void tick() {
        Instant now = clock.instant();
        boolean behind = newest.isBefore(now.minus(BEHIND));
        newest = Instant.MAX;
        if (leads && !behind && !now.isBefore(lookedAt.plus(settings.every()))) {
            lookedAt = now;
            look(now);
        }
    }

    private void look(Instant now) {
        if (!knowsBefore) {
            said.clear();
            said.putAll(view.all());
            knowsBefore = true;
        }
        SurgeRules.Counts counts = new SurgeRules.Counts(requests.count(now), supply.count(requests.areas(now)));
        Map<Spot, MarketConditions> next = settings.rules().next(said, counts, Cells::around, now);
        List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
        List<MarketConditions> news =
                next.values().stream().filter(this::isNews).toList();
        news.forEach(conditions -> sent.add(log.append(record(conditions))));
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        for (MarketConditions conditions : news) {
            if (conditions.isQuiet()) {
                said.remove(Spot.of(conditions));
            } else {
                said.put(Spot.of(conditions), conditions);
            }
        }
        LOG.debug(
                "{} open spots, {} with drivers, {} news",
                counts.requests().size(),
                counts.drivers().size(),
                sent.size());
    }

    /** What changed, what must stay believed, and now and then what has not changed, for a Redis that lost it. */
    private boolean isNews(MarketConditions conditions) {
        MarketConditions last = said.get(Spot.of(conditions));
        if (last == null) {
            return !conditions.isQuiet();
        }
        return conditions.surge() > 1
                || conditions.surge() != last.surge()
                || conditions.openRequests() != last.openRequests()
                || conditions.availableDrivers() != last.availableDrivers()
                || !conditions.at().isBefore(last.at().plus(SAID_AGAIN));
    }

    private static Command record(MarketConditions conditions) {
        String id = "conditions/" + conditions.cell() + "/" + conditions.product() + "/"
                + conditions.at().toEpochMilli();
        return Command.of(Topics.MARKET_CONDITIONS, conditions.cell(), conditions, id, SOURCE);
    }
}
