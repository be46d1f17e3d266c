package dev.wayfare.runtime.node;

import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.command.CommandClient;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.config.FreePort;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.DeciderHost;
import dev.wayfare.runtime.geo.DriverIndex;
import dev.wayfare.runtime.geo.IndexedNearestDrivers;
import dev.wayfare.runtime.geo.NearestDrivers;
import dev.wayfare.runtime.geo.RedisNearestDrivers;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.runtime.projection.OffsetStore;
import dev.wayfare.runtime.projection.Projection;
import dev.wayfare.runtime.projection.RecordFold;
import dev.wayfare.runtime.projection.RecordProjection;
import dev.wayfare.runtime.routing.RoutingSettings;
import dev.wayfare.runtime.rpc.Rpc;
import dev.wayfare.runtime.store.Redis;
import dev.wayfare.runtime.views.DocumentView;
import dev.wayfare.runtime.views.ViewSource;
import dev.wayfare.runtime.views.Views;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process: what its modules share, and their life. Modules start in their order, the server opens when all have started, and
 * everything stops in the reverse order.
 */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final String PORT = "http.port";
    private static final int LAST_PORT = 65_535;

    /** How long a command waits for others to share its batch. */
    private static final int LINGER_MS = 4;

    private final Settings settings;
    private final Path data;
    private final Clock clock = Clock.systemUTC();
    private final Health health = new Health();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<AutoCloseable> stops = new ArrayDeque<>();
    private final Map<String, DeciderHost> hosts = new ConcurrentHashMap<>();
    private final List<AutoCloseable> readers = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<Starting> starting = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private final Kafka kafka;
    private final Secrets secrets;
    private final Redis redis;
    private final MongoDatabase mongo;
    private final LogWriter writer;
    private final Views views;
    private final Rpc rpc;
    private final TravelTimes travelTimes;
    private final DriverIndex driverIndex = new DriverIndex();
    private final NearestDrivers nearestDrivers;
    private final ServerBuilder front = Server.builder();
    private boolean hasFront;

    private Node(Settings settings, Path data, Set<String> services) throws IOException {
        this.settings = settings;
        this.data = data;
        this.kafka = Kafka.from(settings);
        var routing = onStop(RoutingSettings.read(settings).open(data, meters));
        this.travelTimes = routing.times();
        health.check("roads", routing::missing);
        this.secrets = Secrets.open(settings.find("platform.secret"), data);
        this.redis = onStop(Redis.connect(settings.require("redis.uri")));
        this.nearestDrivers = new IndexedNearestDrivers(driverIndex, onStop(new RedisNearestDrivers(redis)));
        this.mongo = openMongo(settings);
        this.writer = onStop(new LogWriter(
                kafka.producer(
                        "wayfare", settings.duration("kafka.delivery-timeout", Duration.ofSeconds(5)), LINGER_MS),
                clock));
        this.rpc = onStop(new Rpc(settings, services, secrets.sign("inner-calls", "v1")));
        this.views = new Views(mongo);
        rpc.serve(views.service());
    }

    /** Something that runs by itself, and starts once topics exist. */
    private interface Starting {
        void start();
    }

    /**
     * Starts a process of these modules. Returns when it is ready.
     *
     * @throws IllegalArgumentException for settings that cannot be; the message names the key
     */
    public static Node start(Settings settings, Path data, List<Module> modules) throws Exception {
        Node node =
                new Node(settings, data, modules.stream().map(Module::name).collect(Collectors.toUnmodifiableSet()));
        try {
            for (Module module : modules) {
                module.start(node);
                LOG.info("module {} is wired", module.name());
            }
            node.open();
            return node;
        } catch (Exception e) {
            node.close();
            throw e;
        }
    }

    private void open() throws Exception {
        showVitals();
        kafka.ensureTopics(deadLetters);
        try {
            starting.forEach(Starting::start);
        } finally {
            onStop(this::stopReading);
        }
        rpc.open();
        settings.requireAllKnown();
        for (DeciderHost host : hosts.values()) {
            host.awaitRunning(Duration.ofMinutes(2));
        }
        if (hasFront) {
            Server server = front.build();
            onStop(server);
            server.start().join();
        }
    }

    /** Where no module has public routes, health and metrics have the port to themselves. */
    private void showVitals() {
        if (!hasFront && settings.find(PORT).isPresent()) {
            int port = settings.number(PORT, 0, 0, LAST_PORT);
            FreePort.require(port, "--port or " + PORT);
            new Vitals(health, meters).serve(front().http(port));
        }
    }

    /** Hosts this service's aggregates: they decide from now on. */
    public void host(String service, List<Aggregate<?, ?, ?>> aggregates) {
        deadLetters.addAll(DeciderHost.deadLettersOf(service, aggregates));
        starting.add(() -> {
            DeciderHost host = reads(DeciderHost.start(service, aggregates, kafka, settings, data, meters));
            hosts.put(service, host);
            health.check(DeciderHost.groupOf(service), host::missing);
        });
    }

    /** Keeps a MongoDB view and answers for it under {@code name()}. */
    public void view(String service, DocumentView view) {
        views.add(view);
        String group = "wayfare-" + service + "-" + view.name();
        project(group, view.topics(), views.fold(view), Envelope.JSON, views.offsets());
    }

    /** Answers for documents that are kept otherwise. */
    public void view(String name, ViewSource source) {
        views.service().add(name, source);
    }

    /** Follows topics with a fold that keeps its own offsets. */
    public void project(String group, List<Topic> topics, Fold fold, Envelope.ValueReader values, OffsetStore offsets) {
        topics.forEach(topic -> deadLetters.add(topic.deadLetters(group)));
        starting.add(() -> {
            Projection projection = reads(Projection.start(group, topics, fold, values, offsets, kafka, writer, clock));
            projections.add(projection);
            health.check(group, () -> projection.isAssigned() ? Optional.empty() : Optional.of("not assigned"));
        });
    }

    /** Follows topics of very many small records with a fold that settles by itself. */
    public void follow(String group, List<Topic> topics, RecordFold fold, OffsetStore offsets) {
        topics.forEach(topic -> deadLetters.add(topic.deadLetters(group)));
        starting.add(() -> {
            RecordProjection projection =
                    reads(RecordProjection.start(group, topics, fold, offsets, kafka, writer, clock));
            health.check(group, () -> projection.isAssigned() ? Optional.empty() : Optional.of("not assigned"));
        });
    }

    /** Where available drivers are, for the fold that keeps it and for {@link #nearestDrivers}. */
    public DriverIndex driverIndex() {
        return driverIndex;
    }

    /** Finds available drivers: in this process's index where it is whole, otherwise in Redis. */
    public NearestDrivers nearestDrivers() {
        return nearestDrivers;
    }

    /** Starts this once topics exist, and stops it with the node. */
    public void startLater(StartedLater what) {
        starting.add(() -> reads(what.start()));
    }

    /** Something that reads the log and so can only start once topics exist. */
    public interface StartedLater {
        AutoCloseable start();
    }

    /** Another dead-letter topic that somebody here writes to. */
    public void deadLetters(Topic topic, String group) {
        deadLetters.add(topic.deadLetters(group));
    }

    /** A client for commands that wait; the caller names himself among this process's waiters. */
    public CommandClient commands(String name) {
        kafka.ensureTopics(List.of());
        return onStop(CommandClient.open(kafka, writer, name));
    }

    /** Stops with the node, before everything that was there earlier. */
    public <T extends AutoCloseable> T onStop(T what) {
        stops.push(what);
        return what;
    }

    private <T extends AutoCloseable> T reads(T what) {
        readers.add(what);
        return what;
    }

    /** All at once: each waits for its broker, and none for another. */
    private void stopReading() {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.forEach(reader -> all.execute(() -> stop(reader)));
        }
    }

    /** The host of a service's aggregates in this process. */
    public Optional<DeciderHost> hostOf(String service) {
        return Optional.ofNullable(hosts.get(service));
    }

    private MongoDatabase openMongo(Settings settings) {
        ConnectionString uri = new ConnectionString(settings.require("mongodb.uri"));
        MongoClient client = onStop(MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(2, TimeUnit.SECONDS))
                .build()));
        MongoDatabase database = client.getDatabase(uri.getDatabase() == null ? "wayfare" : uri.getDatabase());
        try {
            database.runCommand(new Document("ping", 1));
            return database;
        } catch (MongoTimeoutException e) {
            throw new IllegalStateException(
                    "no MongoDB answers at " + String.join(",", uri.getHosts())
                            + "; start it, or name another one by mongodb.uri (MONGODB_URI)",
                    e);
        }
    }

    public Settings settings() {
        return settings;
    }

    /** The folder for what this process keeps on disk. */
    public Path data() {
        return data;
    }

    public Clock clock() {
        return clock;
    }

    public Health health() {
        return health;
    }

    public PrometheusMeterRegistry meters() {
        return meters;
    }

    public Kafka kafka() {
        return kafka;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Redis redis() {
        return redis;
    }

    public MongoDatabase mongo() {
        return mongo;
    }

    /** How far and how long it is from here to there; one maker for all modules. */
    public TravelTimes travelTimes() {
        return travelTimes;
    }

    /** Appends to the log. */
    public LogWriter writer() {
        return writer;
    }

    public Views views() {
        return views;
    }

    public Rpc rpc() {
        return rpc;
    }

    /** The public server; whoever asks for it makes the node open it. */
    public ServerBuilder front() {
        hasFront = true;
        return front;
    }

    @Override
    public void close() {
        while (!stops.isEmpty()) {
            stop(stops.pop());
        }
    }

    private static void stop(AutoCloseable what) {
        try {
            what.close();
        } catch (Exception e) {
            LOG.warn("something did not stop cleanly: {}", e.toString());
        }
    }
}
