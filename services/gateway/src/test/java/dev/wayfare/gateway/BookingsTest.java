package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.runtime.command.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingsTest {

    static final String FLIGHT = flight("2026-12-24");
    private static final String SEAT = seat(FLIGHT, 1);
    private static final String HOTEL = Ids.derive("hotel", "grand");
    private static final String CAR = Ids.derive("car", "compact");

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String flight(String date) {
        return FlightId.of(ScheduleId.derive("WF1"), LocalDate.parse(date)).value();
    }

    private static String seat(String flight, int seats) {
        return "{\"type\": \"flight\", \"flightId\": \"" + flight + "\", \"cabin\": \"ECONOMY\", \"seats\": " + seats
                + "}";
    }

    private static String stay(String checkIn, String checkOut, int rooms) {
        return "{\"type\": \"hotel\", \"hotelId\": \"" + HOTEL + "\", \"roomType\": \"DOUBLE\", \"checkIn\": \""
                + checkIn + "\", \"checkOut\": \"" + checkOut + "\", \"rooms\": " + rooms + "}";
    }

    private static String car(String pickupAt, String dropoffAt) {
        return "{\"type\": \"car\", \"carClassId\": \"" + CAR + "\", \"pickupAt\": \"" + pickupAt
                + "\", \"dropoffAt\": \"" + dropoffAt + "\"}";
    }

    private static String items(String... items) {
        return "{\"items\": [" + String.join(", ", items) + "]}";
    }

    private TestGateway.Asking booking(String body) {
        return gateway.post("/api/v1/bookings").rider().json(body);
    }

    @Test
    void a_booking_is_in_the_log_with_the_servers_prices_before_it_is_accepted() {
        Told told = booking("{\"items\": [" + SEAT + ", " + stay("2026-12-24", "2026-12-27", 2)
                        + "], \"travellers\": [{\"name\": \"Ada\", \"bornOn\": \"1990-01-02\"}],"
                        + " \"paymentMethod\": \"tok_declined\"}")
                .send();

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.json().path("status").asText()).isEqualTo("PENDING");
        String id = told.json().path("bookingId").asText();
        assertThat(told.header("location")).contains("/api/v1/bookings/" + id);
        Create create = (Create) gateway.log.onlyCommand().value();
        assertThat(create.booking().value()).isEqualTo(id);
        assertThat(create.traveller().value()).isEqualTo(TestGateway.RIDER);
        assertThat(create.total()).isEqualTo(new Money(20_000, "USD"));
        assertThat(create.items()).hasSize(2);
        assertThat(create.paymentMethod()).isEqualTo("tok_declined");
        assertThat(create.replyWhenDecided()).isNull();
    }

    @Test
    void a_price_from_the_client_is_refused() {
        Told told = booking("{\"items\": [" + SEAT + "], \"total\": {\"amountMinor\": 1, \"currency\": \"USD\"}}")
                .send();
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.pointers()).containsExactly("/total");
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void it_can_be_seen_before_any_view_has_caught_up_by_its_traveller_only_and_stands_first_in_his_list() {
        String id = booking(items(SEAT)).send().json().path("bookingId").asText();
        seen(Ids.derive("booking", "old"), "CONFIRMED");

        Told told = gateway.get("/api/v1/bookings/" + id).rider().send();
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("status").asText()).isEqualTo("PENDING");
        assertThat(gateway.get("/api/v1/bookings/" + id)
                        .as(Ids.derive("user", "other"), "traveller")
                        .send()
                        .status())
                .isEqualTo(404);
        Told list = gateway.get("/api/v1/users/" + TestGateway.RIDER + "/bookings")
                .rider()
                .send();
        assertThat(list.json().path("items").findValuesAsText("bookingId"))
                .containsExactly(id, Ids.derive("booking", "old"));
        seen(id, "CONFIRMED");
        Told later = gateway.get("/api/v1/users/" + TestGateway.RIDER + "/bookings")
                .rider()
                .send();
        assertThat(later.json().path("items").findValuesAsText("bookingId"))
                .as("once")
                .hasSize(2);
        assertThat(gateway.get("/api/v1/users/" + TestGateway.RIDER + "/bookings")
                        .as(Ids.derive("user", "other"), "traveller")
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_same_booking_posted_fifty_times_is_one_command_id() {
        List<Told> answers =
                IntStream.range(0, 50)
                        .mapToObj(i -> booking(items(SEAT)).key("once").sendAsync())
                        .toList()
                        .stream()
                        .map(future -> future.join())
                        .toList();
        assertThat(answers).allSatisfy(told -> assertThat(told.status()).isEqualTo(202));
        assertThat(answers.stream()
                        .map(told -> told.json().path("bookingId").asText())
                        .distinct())
                .hasSize(1);
        assertThat(gateway.log.commands().stream().map(Command::id).distinct()).hasSize(1);
        assertThat(booking(items(seat(FLIGHT, 2))).key("once").send().code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_repeated_booking_that_could_not_be_priced_any_more_is_answered_as_before() {
        String id =
                booking(items(SEAT)).key("once").send().json().path("bookingId").asText();
        seen(id, "CONFIRMED");
        gateway.travel.close();

        Told again = booking(items(SEAT)).key("once").send();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("bookingId").asText()).isEqualTo(id);
        assertThat(again.header("idempotency-replayed")).contains("true");
        Told other = booking(items(SEAT)).key("another").send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("flight-unknown");
        assertThat(other.pointers()).containsExactly("/items/0/flightId");
    }

    @Test
    void whoever_waits_gets_the_confirmed_booking() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        gateway.log.answerLate(command -> {
            seen(command.key(), "CONFIRMED");
            return Optional.of(new CommandOutcome(command.id(), command.key(), 9, null));
        });
        Told told = booking(items(SEAT)).header("prefer", "wait=5").send();
        assertThat(told.status()).isEqualTo(201);
        assertThat(told.json().path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(told.header("preference-applied")).contains("wait");
    }

    @Test
    void whoever_waits_is_told_why_it_failed() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        gateway.log.answerLate(command -> Optional.of(new CommandOutcome(
                command.id(), command.key(), 3, new Refusal("no-capacity", "WF1 is sold out; choose another"))));
        Told told = booking(items(SEAT)).header("prefer", "wait=5").send();
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.code()).isEqualTo("no-capacity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": []} | /items",
                "{} | /items",
                "{\"items\": [{\"type\": \"boat\"}]} | /items/0/type",
                "{\"items\": [7]} | /items/0",
                "{\"items\": [{\"type\": \"flight\", \"flightId\": \"x\", \"cabin\": \"DECK\", \"seats\": 1.5}]} |"
                        + " /items/0/flightId /items/0/cabin /items/0/seats",
            })
    void every_field_at_fault_is_named(String body, String pointers) {
        Told told = booking(body).send();
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.pointers()).contains(pointers.split(" ", -1));
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void quantities_dates_and_counts_that_cannot_be_are_named() {
        assertThat(booking(items(seat(FLIGHT, 0))).send().pointers()).containsExactly("/items/0/seats");
        assertThat(booking(items(seat(FLIGHT, 10))).send().pointers()).containsExactly("/items/0/seats");
        assertThat(booking(items(seat(flight("2026-11-18"), 1))).send().pointers())
                .containsExactly("/items/0/flightId");
        assertThat(booking(items(seat(flight("2028-01-01"), 1))).send().pointers())
                .containsExactly("/items/0/flightId");
        assertThat(booking(items(SEAT, stay("2026-12-24", "2026-12-24", 1)))
                        .send()
                        .pointers())
                .containsExactly("/items/1/checkOut");
        assertThat(booking(items(stay("2026-12-24", "2026-12-23", 1))).send().pointers())
                .containsExactly("/items/0/checkOut");
        assertThat(booking(items(stay("2026-11-18", "2026-12-01", 0))).send().pointers())
                .containsExactly("/items/0/rooms", "/items/0/checkIn");
        assertThat(booking(items(stay("2026-13-01", "tomorrow", 1))).send().pointers())
                .containsExactly("/items/0/checkIn", "/items/0/checkOut");
        assertThat(booking(items(car("2026-11-19T10:00:00Z", "2026-11-19T09:00:00Z")))
                        .send()
                        .pointers())
                .containsExactly("/items/0/pickupAt", "/items/0/dropoffAt");
        String eleven = IntStream.range(0, 11).mapToObj(i -> SEAT).collect(Collectors.joining(", "));
        assertThat(booking(items(eleven)).send().pointers()).containsExactly("/items");
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void items_of_two_currencies_are_not_booked_together() {
        Told told = booking(items(SEAT, car("2026-12-24T10:00:00Z", "2026-12-25T09:00:00Z")))
                .send();
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.code()).isEqualTo("currency-mismatch");
        assertThat(told.pointers()).containsExactly("/items/1");
    }

    @Test
    void drivers_do_not_book() {
        assertThat(gateway.post("/api/v1/bookings")
                        .driver()
                        .json(items(SEAT))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private void seen(String id, String status) {
        SampleBooking.keptBy(gateway, id, status);
    }

    @Test
    void what_must_be_paid_at_once_is_not_asked_for_later_payment() {
        gateway.travel.forbidPayLater();
        Told told = booking("{\"payLater\": true, \"items\": [" + SEAT + "]}").send();
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.code()).isEqualTo("pay-later-not-allowed");
        assertThat(told.pointers()).containsExactly("/payLater");
        assertThat(booking(items(SEAT)).send().status()).isEqualTo(202);
    }

    @Test
    void of_a_crowd_for_what_is_gone_a_few_are_taken_and_all_others_told_and_who_was_taken_stays_so() throws Exception {
        gateway.lines.close();
        gateway.travel.leave(0);
        Told taken = booking(items(SEAT)).key("crowd-1").send();
        List<Told> told = new ArrayList<>();
        try (ExecutorService travellers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Told>> crowd = IntStream.range(0, 400)
                    .mapToObj(i -> travellers.submit(() -> booking(items(SEAT)).send()))
                    .toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> gateway.lines.size() == 351);
            while (gateway.lines.size() > 0) {
                gateway.lines.tick().toCompletableFuture().join();
            }
            for (Future<Told> one : crowd) {
                told.add(one.get());
            }
        }

        assertThat(told).extracting(Told::status).containsOnly(202, 409).contains(202, 409);
        assertThat(told.stream().filter(one -> one.status() == 409))
                .extracting(Told::code)
                .containsOnly("contended");
        assertThat(told.stream().filter(one -> one.status() == 202)).hasSizeBetween(50, 150);
        assertThat(booking(items(seat(flight("2026-12-25"), 1))).send().status())
                .isEqualTo(202);
        assertThat(booking(items(SEAT)).key("crowd-1").send().json()).isEqualTo(taken.json());
    }
}
