package dev.wayfare.tracking;

import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.tracking.metrics.TrackingMetrics;
import dev.wayfare.tracking.stream.RideFollowing;
import dev.wayfare.tracking.view.TrackKeeper;
import dev.wayfare.tracking.view.TrackKeeper.TrackSettings;
import java.time.Duration;

/** Wires tracking: the follower of rides, and the view {@code tracks}. */
public final class TrackingModule implements Module {

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
        RideFollowing.start(node, tracks, metrics, settings.duration("tracking.long-stop", Duration.ofMinutes(5)));
    }
}
