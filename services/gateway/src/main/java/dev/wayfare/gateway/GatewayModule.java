package dev.wayfare.gateway;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.admin.LogLetters;
import dev.wayfare.gateway.auth.SuspendableTokens;
import dev.wayfare.gateway.auth.Suspensions;
import dev.wayfare.gateway.auth.SuspensionsFold;
import dev.wayfare.gateway.auth.TokenVerifier;
import dev.wayfare.gateway.command.Outcomes;
import dev.wayfare.gateway.command.RedisNotes;
import dev.wayfare.gateway.feed.Feed;
import dev.wayfare.gateway.feed.SocketDoor;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.gateway.fixes.KafkaFixLog;
import dev.wayfare.gateway.live.LiveRides;
import dev.wayfare.gateway.map.MapSockets;
import dev.wayfare.gateway.map.MapWatch;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.reads.Refreshed;
import dev.wayfare.gateway.riding.CachedRides;
import dev.wayfare.gateway.riding.Markets;
import dev.wayfare.gateway.riding.RideCache;
import dev.wayfare.gateway.riding.RideCacheFold;
import dev.wayfare.gateway.riding.RideSource;
import dev.wayfare.gateway.riding.Tariffs;
import dev.wayfare.gateway.spool.Spool;
import dev.wayfare.gateway.travelling.GrpcOffers;
import dev.wayfare.gateway.travelling.Offers;
import dev.wayfare.gateway.travelling.RedisRecentBookings;
import dev.wayfare.gateway.travelling.WaitingLines;
import dev.wayfare.runtime.auth.AccessTokens;
import dev.wayfare.runtime.dlq.DeadLetters;
import dev.wayfare.runtime.geo.FixWriter;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Wires the gateway: what the API stands on, the API, and the one public port. */
public final class GatewayModule implements Module {

    private static final String NAME = "gateway";
    private static final String RIDE_CACHE = "wayfare-gateway-ride-cache";
    private static final String SUSPENSIONS = "wayfare-gateway-suspensions";
    private static final Duration KEYS_EVERY = Duration.ofSeconds(3);
    private static final Duration MARKETS_EVERY = Duration.ofSeconds(2);
    private static final Duration TARIFFS_EVERY = Duration.ofSeconds(10);
    private static final String NO_KEYS = "{\"keys\":[]}";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(Node node) {
        Seams seams = seams(node);
        Api api = new Api(seams);
        api.open(node.front());
        SocketDoor door = new SocketDoor(seams.tokens()::verify, node.clock());
        LiveRides.open(node, door, api.reads());
        Feed.open(node, door, seams.fixes());
        MapWatch watch = node.onStop(new MapWatch(
                api.nearby(), node.clock(), seams.settings().limits().mapSockets()));
        seams.metrics().watching(watch::size);
        new MapSockets(watch, door).register(node.front());
    }

    private static Seams seams(Node node) {
        Neighbours neighbours = Neighbours.of(node);
        GatewayMetrics metrics = new GatewayMetrics(node.meters());
        Spool spool = Spool.open(node, metrics);
        GatewaySettings settings = GatewaySettings.read(node.settings());
        Offers offers = new GrpcOffers(neighbours::offers);
        return new Seams(
                settings,
                node.secrets(),
                node.clock(),
                tokens(node, neighbours),
                spool.appender(),
                Outcomes.of(node.commands(NAME)),
                node.onStop(new RedisNotes(node.redis(), metrics.notesAway())),
                neighbours.documents(),
                rides(node, neighbours, metrics),
                new Tariffs(refreshed(node, "tariffs", TARIFFS_EVERY, neighbours::tariffs)),
                node.travelTimes(),
                markets(node, neighbours),
                fixes(node, settings, metrics),
                neighbours::credentials,
                neighbours::fleet,
                offers,
                lines(node, offers, metrics),
                node.onStop(new RedisRecentBookings(node.redis())),
                new LogLetters(new DeadLetters(node.kafka(), node.writer(), node.clock())),
                neighbours::inventory,
                node.health(),
                node.meters(),
                metrics);
    }

    private static WaitingLines lines(Node node, Offers offers, GatewayMetrics metrics) {
        WaitingLines lines = node.onStop(new WaitingLines(offers));
        node.startLater(lines::start);
        metrics.liningUp(lines::size);
        return lines;
    }

    private static FixIntake fixes(Node node, GatewaySettings settings, GatewayMetrics metrics) {
        FixWriter log = node.onStop(FixWriter.open(node.kafka(), node.settings()));
        node.startLater(log::warmUp);
        return new FixIntake(
                new KafkaFixLog(log),
                node.clock(),
                metrics.fixes(log::waitingBytes),
                settings.limits().fixesPerSecond());
    }

    private static TokenVerifier tokens(Node node, Neighbours neighbours) {
        Refreshed<String> keys = refreshed(node, "keys for access tokens", KEYS_EVERY, neighbours::keys);
        AccessTokens tokens = new AccessTokens(() -> keys.latest().orElse(NO_KEYS), node.clock());
        Suspensions suspensions = new Suspensions(node.redis());
        node.startLater(suspensions::start);
        node.project(
                SUSPENSIONS,
                List.of(Topics.ACCOUNT_EVENTS),
                new SuspensionsFold(node.redis()),
                SuspensionsFold.TYPES,
                node.onStop(new GroupOffsets(node.kafka())));
        return new SuspendableTokens(tokens, suspensions);
    }

    private static RideSource rides(Node node, Neighbours neighbours, GatewayMetrics metrics) {
        RideCache cache = node.onStop(new RideCache(node.redis()));
        node.project(
                RIDE_CACHE,
                List.of(Topics.RIDE_EVENTS),
                new RideCacheFold(cache),
                RideCacheFold.NOTHING,
                node.onStop(new GroupOffsets(node.kafka())));
        return new CachedRides(cache, neighbours.documents(), metrics);
    }

    /** No part of readiness: without them fares are as always. */
    private static Markets markets(Node node, Neighbours neighbours) {
        Refreshed<Markets.Conditions> known =
                new Refreshed<>("market conditions", neighbours::conditions, MARKETS_EVERY);
        node.startLater(known::start);
        return new Markets(known);
    }

    private static <T> Refreshed<T> refreshed(
            Node node, String what, Duration every, Supplier<CompletionStage<T>> source) {
        Refreshed<T> refreshed = new Refreshed<>(what, source, every);
        node.startLater(refreshed::start);
        node.health()
                .check(what, () -> refreshed.latest().isPresent() ? Optional.empty() : Optional.of("not known yet"));
        return refreshed;
    }
}
