package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.command.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RideRequestsTest {

    private static final String PLACES =
            "\"pickup\": {\"lat\": 41.88, \"lon\": -87.63}, \"dropoff\": {\"lat\": 41.9, \"lon\": -87.65}";
    private static final String RIDE = "{" + PLACES + ", \"product\": \"standard\"}";

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private TestGateway.Asking asking(String body) {
        return gateway.post("/api/v1/rides").rider().json(body);
    }

    @Test
    void a_ride_is_in_the_log_before_it_is_accepted() {
        Told told = asking(RIDE).header("x-correlation-id", "trace-me").send();

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.json().path("status").asText()).isEqualTo("REQUESTED");
        assertThat(told.header("x-correlation-id")).contains("trace-me");
        Command command = gateway.log.onlyCommand();
        String ride = told.json().path("rideId").asText();
        assertThat(told.header("location")).contains("/api/v1/rides/" + ride);
        assertThat(command.key()).isEqualTo(ride);
        assertThat(command.correlation()).isEqualTo("trace-me");
        RequestRide request = (RequestRide) command.value();
        assertThat(request.rider().value()).isEqualTo(TestGateway.RIDER);
        assertThat(request.paymentMethod()).isEqualTo("tok_ok");
        assertThat(request.market()).hasSize(15);
        assertThat(request.estimate())
                .isEqualTo(TestGateway.tariff("standard", false).fare(request.distanceM(), request.durationS(), 1));
    }

    @Test
    void a_ride_can_be_seen_before_any_view_has_caught_up_and_by_its_rider_only() {
        String ride = asking(RIDE).send().json().path("rideId").asText();

        Told told = gateway.get("/api/v1/rides/" + ride).rider().send();

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("status").asText()).isEqualTo("REQUESTED");
        String other = Ids.derive("user", "other");
        Told others = gateway.get("/api/v1/rides/" + ride).as(other, "rider").send();
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.code()).isEqualTo("not-found");
    }

    @Test
    void the_same_key_and_body_is_the_same_ride_and_command() {
        Told first = asking(RIDE).key("k1").send();
        Told again = asking(" " + RIDE).key("k1").send();

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.header("idempotency-replayed")).isEmpty();
        assertThat(again.header("idempotency-replayed")).contains("true");
        Set<String> ids = gateway.log.commands().stream().map(Command::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        asking(RIDE).key("k1").send();

        Told told =
                asking("{" + PLACES + ", \"product\": \"premium\"}").key("k1").send();

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.code()).isEqualTo("idempotency-key-reused");
        assertThat(gateway.log.commands()).hasSize(1);
    }

    @Test
    void fifty_at_once_under_one_key_are_one_ride_even_when_no_note_is_kept() {
        List<CompletableFuture<Told>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(asking(RIDE).key("once").sendAsync());
            gateway.notes.forgetAll();
        }

        Set<String> rides = all.stream()
                .map(told -> told.join().json().path("rideId").asText())
                .collect(Collectors.toSet());

        assertThat(rides).hasSize(1);
        assertThat(gateway.log.commands().stream().map(Command::id).collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void keys_of_two_riders_have_nothing_to_do_with_each_other() {
        String mine = asking(RIDE).key("k").send().json().path("rideId").asText();
        String others = asking(RIDE)
                .as(Ids.derive("user", "other"), "rider")
                .key("k")
                .send()
                .json()
                .path("rideId")
                .asText();

        assertThat(others).isNotEqualTo(mine);
    }

    @Test
    void whoever_waits_is_told_the_decision() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        Told applied = asking(RIDE).header("prefer", "wait=5").send();
        assertThat(applied.status()).isEqualTo(201);
        assertThat(applied.header("preference-applied")).contains("wait");

        gateway.log.answer(command -> Optional.of(
                new CommandOutcome(command.id(), command.key(), 0, new Refusal("same-place", "no ride at all"))));
        Told refused = asking(RIDE).header("prefer", "wait=5").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("same-place");
    }

    @Test
    void whoever_waits_in_vain_is_told_what_he_would_have_been_told() {
        Told told = asking(RIDE).header("prefer", "wait=0").send();

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.header("preference-applied")).isEmpty();
    }

    @Test
    void a_quote_is_honoured_for_five_minutes_and_for_its_rider_and_places_only() {
        Told quotes =
                gateway.post("/api/v1/quotes").rider().json("{" + PLACES + "}").send();
        assertThat(quotes.json().path("items")).hasSize(2);
        assertThat(quotes.json().at("/items/0/pickupEtaS").asInt()).isEqualTo(90);
        String quote = quotes.json().at("/items/0/quoteId").asText();
        String body = "{" + PLACES + ", \"product\": \"standard\", \"quoteId\": \"" + quote + "\"}";

        assertThat(asking(body).key("q").send().status()).isEqualTo(202);
        assertThat(((RequestRide) gateway.log.onlyCommand().value()).estimate().amountMinor())
                .isEqualTo(quotes.json().at("/items/0/fare/amountMinor").asLong());
        assertThat(asking(body.replace("41.9", "41.95")).send().code()).isEqualTo("quote-invalid");
        assertThat(asking(body).as(Ids.derive("user", "other"), "rider").send().code())
                .isEqualTo("quote-invalid");
        assertThat(asking(body.replace("\"standard\"", "\"premium\"")).send().code())
                .isEqualTo("quote-invalid");

        gateway.clock.advance(Duration.ofMinutes(6));
        assertThat(asking(body).send().code()).isEqualTo("quote-expired");
        Told replayed = asking(body).key("q").send();
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.header("idempotency-replayed")).contains("true");
    }

    @Test
    void a_quote_for_later_takes_as_long_as_streets_are_then_and_is_for_that_time_only() {
        String then = TestGateway.RUSH.plusSeconds(600).toString();
        String at = ", \"scheduledFor\": \"" + then + "\"";
        JsonNode now = quoted("");
        JsonNode later = quoted(at);
        assertThat(later.path("durationS").asInt())
                .isCloseTo(2 * now.path("durationS").asInt(), within(1));
        assertThat(later.path("fare").path("amountMinor").asLong())
                .isGreaterThan(now.path("fare").path("amountMinor").asLong());
        assertThat(later.has("pickupEtaS")).as("nobody is near yet").isFalse();

        String body = "{" + PLACES + ", \"product\": \"standard\", \"quoteId\": \""
                + later.path("quoteId").asText() + "\"";
        assertThat(asking(body + "}").send().code()).isEqualTo("quote-invalid");
        String otherwise = at.replace(then, TestGateway.RUSH.plusSeconds(1_200).toString());
        assertThat(asking(body + otherwise + "}").send().code()).isEqualTo("quote-invalid");
        assertThat(asking(body + at + "}").send().status()).isEqualTo(202);
        RequestRide asked = (RequestRide) gateway.log.onlyCommand().value();
        assertThat(asked.durationS()).isEqualTo(later.path("durationS").asInt());
        assertThat(asked.estimate().amountMinor())
                .isEqualTo(later.path("fare").path("amountMinor").asLong());
    }

    private JsonNode quoted(String more) {
        Told told = gateway.post("/api/v1/quotes")
                .rider()
                .json("{" + PLACES + more + "}")
                .send();
        assertThat(told.status()).as("%s", told).isEqualTo(200);
        return told.json().at("/items/0");
    }

    @Test
    void a_quote_for_a_time_that_no_ride_can_have_is_refused() {
        assertThat(quoteAt(TestGateway.NOW.minusSeconds(60)).code()).isEqualTo("scheduled-in-the-past");
        assertThat(quoteAt(TestGateway.NOW.plus(Duration.ofDays(31))).code()).isEqualTo("scheduled-too-far");
    }

    private Told quoteAt(Instant time) {
        return gateway.post("/api/v1/quotes")
                .rider()
                .json("{" + PLACES + ", \"scheduledFor\": \"" + time + "\"}")
                .send();
    }

    @Test
    void a_quote_keeps_its_tariff_when_prices_change_within_its_five_minutes() {
        Tariff promised = gateway.prices.getFirst();
        String quote = gateway.post("/api/v1/quotes")
                .rider()
                .json("{" + PLACES + "}")
                .send()
                .json()
                .at("/items/0/quoteId")
                .asText();
        gateway.prices = List.of(dearer(promised));
        await().until(() -> gateway.get("/api/v1/products")
                        .rider()
                        .send()
                        .json()
                        .path("items")
                        .size()
                == 1);
        String quoted = "{" + PLACES + ", \"product\": \"standard\", \"quoteId\": \"" + quote + "\"}";

        assertThat(asking(quoted).send().status()).isEqualTo(202);
        assertThat(asking(RIDE).send().status()).isEqualTo(202);

        assertThat(gateway.log.commands())
                .extracting(command -> ((RequestRide) command.value()).tariff())
                .containsExactly(promised, dearer(promised));
    }

    private static Tariff dearer(Tariff tariff) {
        Money twice = tariff.perKm().times(2);
        return new Tariff(
                tariff.product(),
                tariff.base(),
                twice,
                tariff.perMinute(),
                tariff.minimum(),
                tariff.cancellationFee(),
                tariff.freeCancellationS(),
                tariff.noShowFee(),
                tariff.noShowWaitS(),
                tariff.pinRequired(),
                tariff.acceptsByItself(),
                tariff.commissionBasisPoints());
    }

    @Test
    void rules_between_fields_are_unprocessable() {
        assertThat(asking(RIDE.replace("41.9", "41.88").replace("-87.65", "-87.63"))
                        .send()
                        .code())
                .isEqualTo("same-place");
        assertThat(asking(RIDE.replace("41.9", "48.9")).send().code()).isEqualTo("too-far");
        assertThat(asking(RIDE.replace("standard", "rocket")).send().code()).isEqualTo("product-unknown");
        String late = RIDE.replace("\"product\"", "\"scheduledFor\": \"2026-11-20T11:59:00Z\", \"product\"");
        assertThat(asking(late).send().code()).isEqualTo("scheduled-in-the-past");
        Told far = asking(late.replace("2026-11-20", "2026-12-30")).send();
        assertThat(far.status()).isEqualTo(422);
        assertThat(far.code()).isEqualTo("scheduled-too-far");
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void when_the_log_is_away_nothing_is_accepted() {
        gateway.log.breakDown();

        Told told = asking(RIDE).send();

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.header("retry-after")).isPresent();
        assertThat(told.code()).isEqualTo("log-unavailable");
    }

    @Test
    void a_trip_is_answered_when_a_driver_is_held() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        gateway.log.answerLate(command -> {
            gateway.ride(command.key(), "PENDING_ACCEPTANCE", Map.of("driverId", TestGateway.DRIVER));
            return Optional.of(new CommandOutcome(command.id(), command.key(), 3, null));
        });

        Told told = gateway.post("/api/v1/trips").rider().json(RIDE).send();

        assertThat(told.status()).isEqualTo(201);
        assertThat(told.json().path("status").asText()).isEqualTo("PENDING_ACCEPTANCE");
        assertThat(((RequestRide) gateway.log.onlyCommand().value()).replyWhenHeld())
                .isNotNull();
    }

    @Test
    void a_trip_without_a_driver_is_a_conflict_and_one_that_takes_long_is_accepted() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        assertThat(gateway.post("/api/v1/trips").rider().json(RIDE).send().status())
                .isEqualTo(202);

        gateway.log.answerLate(command -> Optional.of(
                new CommandOutcome(command.id(), command.key(), 2, new Refusal("no-drivers", "nobody is there"))));
        Told told = gateway.post("/api/v1/trips").rider().json(RIDE).send();
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.code()).isEqualTo("no-drivers");
    }
}
