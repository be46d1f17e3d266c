package dev.wayfare.travel.booking.view;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The view {@code travel-bookings}: one {@link BookingDocument} a booking, listed by traveller and by status. */
public final class BookingsView implements DocumentView {

    /** Name of the view and of its collection. */
    public static final String NAME = "travel-bookings";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.BOOKINGS);
    }

    @Override
    public Set<String> filters() {
        return Set.of("travellerId", "status");
    }

    @Override
    public Document fold(@Nullable Document document, String id, Envelope event) {
        Map<String, Object> after = BookingDocument.after(document, (BookingEvent) event.value(), event.version());
        return after instanceof Document same ? same : new Document(after);
    }
}
