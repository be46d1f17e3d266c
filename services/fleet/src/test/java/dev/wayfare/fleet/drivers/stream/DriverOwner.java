package dev.wayfare.fleet.drivers.stream;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.fleet.drivers.model.Driver;
import dev.wayfare.fleet.drivers.model.DriverFact;
import dev.wayfare.fleet.drivers.model.DriverInput;
import dev.wayfare.fleet.drivers.stream.RecordingOutbox.Sent;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs one driver's aggregate as its host would, without a broker: decide, evolve, store as JSON, tell. */
final class DriverOwner {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Object> events = new ArrayList<>();
    private final Aggregate<DriverInput, Driver, DriverFact> aggregate =
            DriverAggregate.describe(new FleetMetrics(meters));
    private final String key;
    Driver driver = aggregate.decider().initial();

    DriverOwner(String key) {
        this.key = key;
    }

    /** Feeds what stands on a topic. */
    List<Sent> read(String topic, Object value, Instant now) {
        var input = aggregate.inputs().stream()
                .filter(one -> one.topic().name().equals(topic))
                .findFirst()
                .orElseThrow();
        return run(input.toCommand().apply(value), now);
    }

    /** Fires what is due. */
    List<Sent> tick(Instant now) {
        List<Sent> sent = new ArrayList<>();
        aggregate.timers().apply(driver).stream()
                .filter(due -> !due.at().isAfter(now))
                .forEach(due -> sent.addAll(run(due.command(), now)));
        return sent;
    }

    private List<Sent> run(DriverInput input, Instant now) {
        RecordingOutbox out = new RecordingOutbox();
        switch (aggregate.decider().decide(driver, input, now)) {
            case Decision.Refused<DriverFact>(Refusal why) ->
                aggregate.effects().refused(key, driver, input, why, out);
            case Decision.Accepted<DriverFact>(List<DriverFact> facts) -> accepted(input, facts, now, out);
        }
        return out.sent;
    }

    private void accepted(DriverInput input, List<DriverFact> facts, Instant now, RecordingOutbox out) {
        Driver before = driver;
        for (DriverFact fact : facts) {
            driver = aggregate.decider().evolve(driver, fact);
            events.add(aggregate.eventValue().apply(fact));
        }
        driver = Json.read(Json.write(driver), driver.getClass());
        aggregate.effects().applied(new Step<>(key, input, before, facts, driver, events.size(), now), out);
    }
}
