package dev.wayfare.rides;

import dev.wayfare.rides.model.RideSettings;
import dev.wayfare.rides.stream.RidesAggregate;
import dev.wayfare.rides.view.OpenOffers;
import dev.wayfare.rides.view.RidesView;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import java.util.List;

/** Wires rides: the owner of rides on the log, and its views {@code rides} and {@code offers}. */
public final class RidesModule implements Module {

    @Override
    public String name() {
        return "rides";
    }

    @Override
    public void start(Node node) {
        node.host(name(), List.of(RidesAggregate.of(settings(node.settings()))));
        node.view(name(), new RidesView());
        node.view(OpenOffers.NAME, new OpenOffers(node.mongo().getCollection(RidesView.NAME), node.clock()));
    }

    /** The section {@code rides} of the settings; what is not set has its default. */
    static RideSettings settings(Settings settings) {
        RideSettings usual = RideSettings.defaults();
        return new RideSettings(
                settings.duration("rides.search", usual.search()),
                settings.duration("rides.ask-again", usual.askAgain()),
                settings.duration("rides.ask-valid", usual.askValid()),
                settings.number("rides.max-attempts", usual.maxAttempts(), 1, 1_000),
                settings.number("rides.quick-asks", usual.quickAsks(), 0, 1_000),
                settings.number("rides.max-excluded", usual.maxExcluded(), 1, 1_000),
                settings.duration("rides.hold", usual.hold()),
                settings.duration("rides.mute-after", usual.muteAfter()),
                settings.duration("rides.lead", usual.lead()),
                settings.duration("rides.schedule-ahead", usual.scheduleAhead()),
                settings.duration("rides.schedule-grace", usual.scheduleGrace()),
                settings.number("rides.same-place-m", usual.samePlaceM(), 0, 10_000),
                settings.duration("rides.arrival", usual.arrival()),
                settings.duration("rides.trip", usual.trip()),
                settings.duration("rides.measure", usual.measure()),
                settings.duration("rides.memory", usual.memory()));
    }
}
