package dev.wayfare.gateway.travelling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.ScheduleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingLinesTest {

    private static final ItemRequest WANTED = flight("UA101", 1, null);
    private static final ItemRequest OTHER = flight("UA202", 1, null);

    private final List<ItemRequest> asked = new ArrayList<>();
    private CompletionStage<List<Offers.Offer>> answer = left(0);
    private final WaitingLines lines = new WaitingLines(requests -> {
        asked.addAll(requests);
        return answer;
    });

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void a_crowd_before_one_thing_keeps_nobody_from_another() {
        crowd(1_000);
        assertThat(lines.await(List.of(OTHER))).isCompleted();
        assertThat(lines.await(List.of(OTHER, WANTED)).toCompletableFuture()).isNotDone();
    }

    @Test
    void the_same_thing_has_one_line_however_many_are_wanted_at_whatever_fare() {
        crowd(1_000);
        assertThat(lines.await(List.of(flight("UA101", 3, "FLEX"))).toCompletableFuture())
                .isNotDone();
    }

    @Test
    void what_is_left_is_asked_of_crowded_things_alone_and_one_question_at_a_time() {
        answer = new CompletableFuture<>();
        lines.await(List.of(OTHER));
        crowd(1_000);
        lines.tick();
        lines.tick();
        assertThat(asked).containsExactly(WANTED);
        answer.toCompletableFuture().complete(left(0).toCompletableFuture().join());
        lines.tick();
        assertThat(asked).containsExactly(WANTED, WANTED);
    }

    @Test
    void of_what_is_gone_the_crowd_is_told_so() {
        List<CompletableFuture<Void>> crowd = crowd(1_000);
        tick(WaitingLine.UNTIL_GONE + 2);
        assertThat(crowd).allMatch(CompletableFuture::isDone);
        assertThat(crowd.getLast().exceptionNow()).isInstanceOfSatisfying(Problem.Raised.class, raised -> assertThat(
                        raised.problem().code())
                .isEqualTo("contended"));
        assertThat(lines.size()).isZero();
    }

    @Test
    void what_cannot_be_booked_is_told_to_each_by_who_prices_it() {
        answer = CompletableFuture.failedFuture(Problems.unprocessable("flight-unknown", "/items/0", "is unknown")
                .raise());
        List<CompletableFuture<Void>> crowd = crowd(1_000);
        tick(2);
        assertThat(crowd).allMatch(turn -> turn.isDone() && !turn.isCompletedExceptionally());
    }

    @Test
    void a_question_that_cannot_even_be_asked_stops_no_line() {
        WaitingLines broken = new WaitingLines(requests -> {
            throw new IllegalStateException("there is nobody to ask");
        });
        List<CompletableFuture<Void>> crowd = new ArrayList<>();
        for (int i = 0; i < 3 * WaitingLine.FREELY; i++) {
            crowd.add(broken.await(List.of(WANTED)).toCompletableFuture());
        }
        broken.tick();
        broken.tick();
        assertThat(crowd).allMatch(CompletableFuture::isDone);
        broken.close();
    }

    @Test
    void while_travel_is_away_the_crowd_goes_on_slowly() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("travel is away"));
        List<CompletableFuture<Void>> crowd = crowd(4 * WaitingLine.FREELY);
        tick(2);
        assertThat(crowd.stream().filter(CompletableFuture::isDone)).hasSize(3 * WaitingLine.FREELY);
        tick(1);
        assertThat(crowd).allMatch(turn -> turn.isDone() && !turn.isCompletedExceptionally());
    }

    private List<CompletableFuture<Void>> crowd(int many) {
        List<CompletableFuture<Void>> turns = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            turns.add(lines.await(List.of(WANTED)).toCompletableFuture());
        }
        return turns;
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            lines.tick();
        }
    }

    private static ItemRequest flight(String designator, int seats, @Nullable String fare) {
        return ItemRequest.flight(
                FlightId.of(ScheduleId.derive(designator), LocalDate.of(2026, 12, 24)), Cabin.ECONOMY, seats, fare);
    }

    private static CompletionStage<List<Offers.Offer>> left(int left) {
        BookingItem item = new BookingItem(
                1,
                ItemKind.FLIGHT,
                "FLIGHT:1",
                1,
                List.of(),
                "a flight",
                "ORD-LHR",
                Instant.EPOCH,
                Instant.EPOCH,
                new FareRules("FLEX", List.of(), true, 86_400),
                new Money(10_000, "USD"),
                WANTED);
        return CompletableFuture.completedFuture(List.of(new Offers.Offer(item, left)));
    }
}
