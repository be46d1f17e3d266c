package dev.wayfare.gateway.spool;

import dev.wayfare.gateway.command.CommandAppender;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.node.Node;
import java.time.Clock;

/**
 * The way into the log that outlasts an outage of it: what the log does not take in time is kept, and relayed later. Nothing of
 * it stands in the way of readiness. Thread-safe.
 */
public final class Spool implements AutoCloseable {

    private final Keeper keeper;
    private final SpoolingAppender appender;
    private final Relay relay;

    private Spool(Home home, LogWriter log, SpoolSettings settings, Clock clock, GatewayMetrics metrics) {
        KeptCommands store = home.keptBy().apply(home.gateway());
        Lanes lanes = new Lanes(settings.capacity());
        LogGate gate = new LogGate();
        KeptIds ids = new KeptIds(home.gateway(), clock, settings.validFor());
        Orphans orphans = new Orphans(home, store, ids, lanes, clock);
        metrics.waiting(lanes::total);
        keeper = new Keeper(store);
        appender = new SpoolingAppender(log, keeper, lanes, gate, settings.appendTimeout(), ids, metrics.spooled());
        relay = new Relay(store, log, lanes, gate, clock, ids, orphans, metrics);
    }

    static Spool of(Home home, LogWriter log, SpoolSettings settings, Clock clock, GatewayMetrics metrics) {
        return new Spool(home, log, settings, clock, metrics);
    }

    /** Opens the spool of a gateway; it begins to relay once topics exist. */
    public static Spool open(Node node, GatewayMetrics metrics) {
        SpoolSettings settings = SpoolSettings.read(node.settings());
        Home home = Home.of(node.mongo(), node.kafka().nodeId(), settings.storeTimeout());
        Spool spool = node.onStop(of(home, node.writer(), settings, node.clock(), metrics));
        node.startLater(() -> {
            spool.start();
            return () -> {};
        });
        return spool;
    }

    /** Begins to relay what is kept; what an earlier life of this gateway kept is known when this returns. */
    Spool start() {
        relay.start();
        return this;
    }

    /** The way for commands. */
    public CommandAppender appender() {
        return appender;
    }

    @Override
    public void close() throws InterruptedException {
        appender.close();
        keeper.close();
        relay.close();
    }
}
