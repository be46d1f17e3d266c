package dev.wayfare.rides.view;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OFFER;
import static dev.wayfare.rides.model.SampleRides.RIDE;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.T0;
import static dev.wayfare.rides.model.SampleRides.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.rides.model.RideStory;
import dev.wayfare.rides.model.SampleRides;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.ViewSource.Found;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RideDocumentTest {

    @Test
    void a_requested_ride_shows_what_was_asked_for() {
        assertThat(json(fold(RideStory.of(asked()))))
                .isEqualTo("{\"rideId\":\"" + RIDE + "\",\"status\":\"REQUESTED\",\"riderId\":\"" + RIDER
                        + "\",\"pickup\":{\"lat\":41.88,\"lon\":-87.63,\"address\":\"Loop\"},\"dropoff\":{\"lat\":41.97,"
                        + "\"lon\":-87.9,\"address\":\"Airport\"},\"product\":\"standard\",\"fareEstimate\":"
                        + "{\"amountMinor\":3000,\"currency\":\"USD\"},\"times\":{\"requestedAt\":\"2026-03-02T08:00:00Z\"},"
                        + "\"version\":1}");
    }

    @Test
    void a_completed_ride_shows_fare_distance_duration_and_times() {
        RideStory story = RideStory.of(asked()).completed();
        Map<String, Object> document = fold(story);
        assertThat(document)
                .containsEntry("status", "COMPLETED")
                .containsEntry("version", 7L)
                .containsEntry("driverId", DRIVER.value())
                .containsEntry("distanceM", 25_000)
                .containsEntry("distanceBasis", "MEASURED")
                .containsEntry("durationS", 1_200)
                .doesNotContainKeys("_offer", "_offeredTo");
        assertThat(((Map<?, ?>) document.get("times")).keySet())
                .map(Object::toString)
                .containsExactly(
                        "requestedAt",
                        "offeredAt",
                        "acceptedAt",
                        "arrivedAt",
                        "startedAt",
                        "tripEndedAt",
                        "endedAt",
                        "completedAt");
    }

    @Test
    void a_declined_offer_leaves_no_driver() {
        RideStory story = RideStory.of(asked()).offered().given(SampleRides.released(1, DRIVER, T0));
        assertThat(fold(story))
                .containsEntry("status", "REQUESTED")
                .doesNotContainKeys("driverId", "_offer", "_offeredTo");
    }

    @Test
    void a_driver_who_only_thought_about_it_is_not_on_the_cancelled_ride() {
        RideStory story = RideStory.of(asked()).offered().given(SampleRides.cancel(CancelledBy.RIDER));
        assertThat(fold(story))
                .containsEntry("status", "CANCELLED")
                .containsEntry("cancelledBy", "RIDER")
                .containsEntry("reason", "changed my mind")
                .doesNotContainKeys("driverId");
    }

    @Test
    void what_a_quote_of_the_cancellation_needs_is_kept_privately() {
        RideStory story = RideStory.of(asked().withPin()).accepted();
        assertThat(fold(story))
                .containsEntry("_pinRequired", true)
                .containsEntry("_acceptedAt", story.now().toString())
                .containsKey("_tariff");
    }

    @Test
    void both_ratings_are_shown() {
        RideStory story = RideStory.of(asked()).completed();
        story.given(new RideCommand.Rate(DRIVER, 4, null)).given(new RideCommand.Rate(RIDER, 5, "good"));
        Map<?, ?> ratings = (Map<?, ?>) fold(story).get("ratings");
        assertThat(ratings.get("byRider"))
                .isEqualTo(
                        Map.of("stars", 5, "comment", "good", "at", story.now().toString()));
        assertThat(ratings.get("byDriver"))
                .isEqualTo(Map.of("stars", 4, "at", story.now().toString()));
    }

    @Test
    void what_happened_is_listed_without_secrets() {
        RideStory story = RideStory.of(asked().waitedOn()).completed();
        List<?> events = (List<?>) fold(story).get("_events");
        assertThat(events).hasSize(7);
        assertThat(events.getLast().toString()).contains("ride.completed.v1", "seq=7", "fare");
        assertThat(events.toString()).doesNotContain("tok_ok", "replyWhenHeld", "commission");
    }

    @Test
    void events_that_come_again_change_nothing() {
        List<RideEvent> history = RideStory.of(asked()).completed().history();
        Map<String, Object> once = fold(null, history, 1);
        Map<String, Object> twice = fold(fold(fold(null, history, 1), history, 1), history.subList(2, 5), 3);
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void a_ride_without_its_request_is_a_fault() {
        RideEvent accepted = RideStory.of(asked()).accepted().history().getLast();
        assertThatThrownBy(() -> RideDocument.after(null, accepted, 3)).hasMessageContaining("version 3");
    }

    @Test
    void the_view_goes_on_with_a_document_that_was_read_back() {
        RidesView view = new RidesView();
        Document document = null;
        long version = 0;
        for (RideEvent event : RideStory.of(asked()).completed().history()) {
            document = view.fold(document, RIDE.value(), envelope(event, ++version));
            document = Document.parse(document.toJson());
        }
        assertThat(document).isNotNull().containsEntry("status", "COMPLETED");
        assertThat(document.getList("_events", Document.class)).hasSize(7);
    }

    @Test
    void an_open_offer_is_what_the_driver_sees_until_it_expires() {
        RideStory story = RideStory.of(asked()).offered();
        Document ride = new Document(fold(story));
        assertThat(ride).containsEntry(OpenOffers.OFFERED_TO, DRIVER.value());
        Optional<Found> open = OpenOffers.openOffer(ride, DRIVER.value(), T0.plusSeconds(14));
        assertThat(new String(open.orElseThrow().json(), StandardCharsets.UTF_8))
                .startsWith("{\"offerId\":\"" + OFFER + "\",\"rideId\":\"" + RIDE + "\",\"pickup\":{")
                .endsWith("\"pickupEtaS\":240,\"expiresAt\":\"2026-03-02T08:00:15Z\"}");
        assertThat(OpenOffers.openOffer(ride, DRIVER.value(), T0.plusSeconds(15)))
                .isEmpty();
    }

    private static Map<String, Object> fold(RideStory story) {
        return fold(null, story.history(), 1);
    }

    private static Map<String, Object> fold(
            @Nullable Map<String, Object> before, List<RideEvent> events, long firstVersion) {
        Map<String, Object> document = before;
        long version = firstVersion;
        for (RideEvent event : events) {
            document = RideDocument.after(document, event, version++);
        }
        return document == null ? new LinkedHashMap<>() : document;
    }

    private static Envelope envelope(RideEvent event, long version) {
        String type = WireTypes.nameOf(event.getClass());
        return new Envelope("ride-events", 0, version, RIDE.value(), "e" + version, type, event, version, T0, null);
    }

    private static String json(Map<String, Object> document) {
        Map<String, Object> shown = new LinkedHashMap<>(document);
        shown.keySet().removeIf(name -> name.startsWith("_"));
        return new String(Json.write(shown), StandardCharsets.UTF_8);
    }
}
