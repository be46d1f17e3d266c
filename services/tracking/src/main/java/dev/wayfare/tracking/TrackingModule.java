package dev.wayfare.tracking;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import dev.wayfare.tracking.metrics.TrackingMetrics;
import dev.wayfare.tracking.model.Limits;
import dev.wayfare.tracking.stream.RideFollowing;
import dev.wayfare.tracking.view.DriverHours;
import dev.wayfare.tracking.view.DriverHours.HistorySettings;
import dev.wayfare.tracking.view.DriverHoursView;
import dev.wayfare.tracking.view.TrackKeeper;
import dev.wayfare.tracking.view.TrackKeeper.TrackSettings;
import java.time.Duration;
import java.util.List;

/** Wires tracking: the follower of rides, the history of drivers, and the views {@code tracks} and {@code driver-hours}. */
public final class TrackingModule implements Module {

    private static final String HISTORY = "wayfare-tracking-history";

    @Override
    public String name() {
        return "tracking";
    }

    @Override
    public void start(Node node) {
        Settings settings = node.settings();
        TrackingMetrics metrics = new TrackingMetrics(node.meters());
        TrackSettings kept = new TrackSettings(
                settings.duration("tracking.track-every", Duration.ofMinutes(1)),
                settings.duration("tracking.keep", Duration.ofDays(90)));
        TrackKeeper tracks = node.onStop(new TrackKeeper(node.mongo(), kept, metrics, node.clock()).start());
        node.view(TrackKeeper.VIEW, tracks.view());
        history(node, settings);
        Limits usual = Limits.usual();
        Limits limits = new Limits(
                settings.duration("tracking.long-stop", usual.longStop()),
                settings.number("tracking.fastest-mps", (int) usual.fastestMps(), 1, 1_000_000));
        RideFollowing.start(node, tracks, metrics, limits);
    }

    /** Its offsets are not among those of the views: it outlives the fixes that it was made of, and must not be rebuilt. */
    private static void history(Node node, Settings settings) {
        HistorySettings kept = new HistorySettings(
                settings.duration("tracking.history-every", Duration.ofSeconds(10)),
                settings.duration("tracking.history-written", Duration.ofMinutes(5)));
        GroupOffsets offsets = node.onStop(new GroupOffsets(node.kafka()));
        DriverHours hours = new DriverHours(node.mongo(), offsets, kept, node.clock());
        node.view(DriverHoursView.NAME, new DriverHoursView(node.mongo()));
        node.project(HISTORY, List.of(Topics.DRIVER_LOCATION_UPDATES), hours, DriverHours.FIXES, hours);
    }
}
