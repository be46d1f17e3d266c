package dev.wayfare.fleet.livemap.view;

import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner of a driver the edges of his silence. The same edge gives the same command id, so that a repetition after a
 * crash has no second effect. Thread-safe.
 */
final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final String SOURCE = "/wayfare/fleet";

    private final Log log;
    private final Duration silentAfter;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** Where commands are appended. */
    interface Log {
        CompletionStage<?> append(Command command);
    }

    Presence(Log log, Duration silentAfter) {
        this.log = log;
        this.silentAfter = silentAfter;
    }

    /** Looks at a driver; see {@link LiveDriver#presence}. */
    void tell(LiveDriver driver, Instant watchedSince, Instant now) {
        driver.presence(watchedSince, now, silentAfter).ifPresent(edge -> tell(driver.id(), edge));
    }

    private void tell(String driver, DriverCommand edge) {
        String id = idOf(driver, edge);
        if (id.equals(told.put(driver, id))) {
            return;
        }
        LOG.debug("driver {}: {}", driver, edge);
        log.append(Command.of(Topics.DRIVER_ACTIONS, driver, edge, id, SOURCE)).whenComplete((done, failure) -> {
            if (failure != null) {
                told.remove(driver, id);
                LOG.warn(
                        "driver {}: {} could not be appended and is tried again: {}", driver, edge, failure.toString());
            }
        });
    }

    private static String idOf(String driver, DriverCommand edge) {
        return switch (edge) {
            case DriverCommand.FallSilent silent ->
                Ids.derive("cmd", driver, "silent", silent.lastHeardAt().toString());
            case DriverCommand.BeHeard heard ->
                Ids.derive("cmd", driver, "heard", heard.heardAt().toString());
            default -> throw new IllegalArgumentException("no edge of silence: " + edge);
        };
    }

    /** Forgets what was told of these drivers. */
    void forget(Collection<String> drivers) {
        told.keySet().removeAll(drivers);
    }
}
