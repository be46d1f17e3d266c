package dev.wayfare.rides.view;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The view {@code rides}: one {@link RideDocument} a ride, listed by rider, by driver and by status. */
public final class RidesView implements DocumentView {

    /** Name of the view and of its collection. */
    public static final String NAME = "rides";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.RIDE_EVENTS);
    }

    @Override
    public Set<String> filters() {
        return Set.of("riderId", "driverId", "status", OpenOffers.OFFERED_TO);
    }

    @Override
    public Document fold(@Nullable Document document, String id, Envelope event) {
        Map<String, Object> after = RideDocument.after(document, (RideEvent) event.value(), event.version());
        return after instanceof Document same ? same : new Document(after);
    }
}
