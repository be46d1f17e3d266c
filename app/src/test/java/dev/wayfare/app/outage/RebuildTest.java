package dev.wayfare.app.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Ran;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.StoredViews;
import dev.wayfare.app.travelling.Trip;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

    @Test
    void every_view_rebuilt_from_zero_has_the_same_documents(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        Map<String, Map<String, BsonDocument>> before;
        Map<String, Long> ends;
        try (RunningPlatform platform = RunningPlatform.startOn(data)) {
            live(platform);
            assertThat(rebuild(data, "rides"))
                    .contains("the platform runs on " + data)
                    .contains("stop it");
            StoredViews views = StoredViews.of(platform.platform().node());
            views.awaitCaughtUp();
            ends = views.ends();
            before = views.documents();
        }
        assertThat(before).containsKeys("rides", "bills", "journal", "profiles", "ratings", "travel-bookings", "audit");
        assertThat(before).allSatisfy((view, documents) -> assertThat(documents).isNotEmpty());

        assertThat(rebuild(data, "nonsense")).contains("no view 'nonsense'").contains("journal, profiles");
        for (String view : before.keySet()) {
            assertThat(rebuild(data, view))
                    .contains("dropped " + view + " (" + before.get(view).size() + " documents)");
        }

        try (RunningPlatform platform = RunningPlatform.startOn(data)) {
            StoredViews views = StoredViews.of(platform.platform().node());
            Eventually.is("the views have read up to " + ends, () -> views.haveReached(ends));
            assertThat(views.ends()).as("nothing happened meanwhile").isEqualTo(ends);
            Map<String, Map<String, BsonDocument>> after = views.documents();
            before.forEach((view, documents) -> {
                assertThat(after.get(view).keySet()).as(view).isEqualTo(documents.keySet());
                documents.forEach(
                        (id, document) -> assertThat(after.get(view).get(id).entrySet())
                                .as("%s of %s", id, view)
                                .isEqualTo(document.entrySet()));
            });
        }
    }

    /** A few days in the life of a rider and a driver, at the end of which nothing is left to happen. */
    private static void live(RunningPlatform platform) {
        Pair pair = platform.people().pair("standard").online();
        Person admin = platform.people().admin();

        String rated = pair.ended("standard");
        pair.rider()
                .post("/rides/" + rated + "/rating", Map.of("stars", 5, "comment", "smooth"))
                .waiting()
                .send()
                .is(200);
        pair.driver()
                .post("/rides/" + rated + "/rating", Map.of("stars", 4))
                .waiting()
                .send()
                .is(200);

        String declined = pair.request("standard");
        pair.act("decline", Map.of("offerId", pair.offer(declined))).is(200);
        pair.rider().post("/rides/" + declined + "/cancel").waiting().send().is(200);
        String calledOff = pair.accepted("standard");
        pair.rider()
                .post("/rides/" + calledOff + "/cancel", Map.of("reason", "rain"))
                .waiting()
                .send()
                .is(200);

        String owed = owedAtFirst(pair);
        pair.rider()
                .post("/rides/" + owed + "/rating", Map.of("stars", 2))
                .waiting()
                .send()
                .is(200);
        Map<String, Object> part =
                Map.of("amount", Map.of("amountMinor", 100, "currency", "USD"), "reason", "a long way round");
        admin.post(bill(owed) + "/refund", part).waiting().send().is(200);
        awaitBill(
                pair,
                owed,
                bill -> bill.at("/creditNotes/0/status").asText().equals("PAID")
                        && bill.at("/creditNotes/0").has("number"));
        awaitBill(pair, rated, bill -> isPaid(bill) && bill.has("invoiceNumber"));

        travels(platform.people().rider(), admin);
        pair.act("offline", Map.of()).is(200);
        pair.rider()
                .patch("/users/" + pair.rider().id(), Map.of("name", "Ada L."))
                .waiting()
                .send()
                .is(200);
        admin.post("/admin/users/" + pair.driver().id() + "/suspend", Map.of("reason", "a complaint"))
                .waiting()
                .send()
                .is(200);
    }

    /** Books two rooms; support gives one of them back, and the traveller the other. */
    private static void travels(Person traveller, Person support) {
        Trip trip = Trip.of(traveller);
        Map<String, Object> room = trip.room("Rome", trip.anyHotel("Rome"));
        String booking = trip.book(room, room).is(201).field("bookingId");
        trip.booking(booking, "its invoice is numbered", one -> one.has("invoiceNumber"));
        support.post("/bookings/" + booking + "/cancel", Map.of("items", List.of(1), "reason", "a storm"))
                .waiting()
                .send()
                .is(200);
        traveller.post("/bookings/" + booking + "/cancel").waiting().send().is(200);
        JsonNode acts = Eventually.get(
                        "it stands in the audit",
                        () -> support.get("/admin/audit?subject=" + booking).send(),
                        reply -> reply.isGood() && reply.json().path("items").has(0))
                .json();
        assertThat(acts.path("items")).hasSize(1);
        assertThat(acts.at("/items/0/action").asText()).isEqualTo("booking-items-cancelled");
        assertThat(acts.at("/items/0/actor").asText()).isEqualTo(support.id());
        assertThat(acts.at("/items/0/reason").asText()).isEqualTo("a storm");
    }

    private static String owedAtFirst(Pair pair) {
        Map<String, Object> request = new HashMap<>(pair.corner().ride("standard"));
        request.put("paymentMethod", "tok_declined");
        String ride =
                pair.rider().post("/rides", request).waiting().send().is(201).field("rideId");
        pair.accept(pair.offer(ride)).is(200);
        pair.act("arrive", ride).is(200);
        pair.act("start", ride).is(200);
        pair.act("end", ride).is(200);
        awaitBill(pair, ride, bill -> bill.at("/payment/status").asText().equals("FAILED"));
        pair.rider()
                .post(bill(ride) + "/pay", Map.of("paymentMethod", "tok_ok"))
                .waiting()
                .send()
                .is(200);
        awaitBill(pair, ride, bill -> isPaid(bill) && bill.has("invoiceNumber"));
        return ride;
    }

    private static String bill(String ride) {
        return "/bills/" + ride.replace("ride_", "bill_");
    }

    private static boolean isPaid(JsonNode bill) {
        return bill.at("/payment/status").asText().equals("PAID");
    }

    private static void awaitBill(Pair pair, String ride, Predicate<JsonNode> wanted) {
        Eventually.get(
                "the bill of " + ride + " is as it should be",
                () -> pair.rider().get(bill(ride)).send(),
                reply -> reply.isGood() && wanted.test(reply.json()));
    }

    /** What the command line says. */
    private static String rebuild(Path data, String view) {
        Ran ran = Ran.of("rebuild", view, "--data", data.toString());
        assertThat(ran.status() == 0).as("%s", ran).isEqualTo(ran.said().startsWith("dropped"));
        return ran.said();
    }
}
