package dev.wayfare.travel.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimCommand.Confirm;
import dev.wayfare.claims.ClaimCommand.Hold;
import dev.wayfare.claims.ClaimCommand.Release;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.travel.HandClock;
import dev.wayfare.travel.booking.model.SampleBookings;
import dev.wayfare.travel.supplier.SimulatedSupplier.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupplierClaimsTest {

    private static final ClaimId CLAIM = new ClaimId(Ids.derive("offer", "one"));
    private static final String BOOKING = SampleBookings.BOOKING.value();

    private final HandClock clock = new HandClock(SampleBookings.T0, Duration.ofSeconds(1));
    private final SimulatedSupplier supplier = new SimulatedSupplier(Duration.ZERO, clock);
    private final SupplierClaims claims =
            new SupplierClaims(Map.of(supplier.name(), supplier), Duration.ofSeconds(30), clock);

    private Hold hold(String code) {
        return new Hold(
                new SuppliedStock("simulated", code).text(),
                CLAIM,
                BOOKING,
                1,
                List.of("2026-12-24"),
                600,
                clock.instant().plusSeconds(5),
                null);
    }

    private static Confirm confirm(String code) {
        return new Confirm(new SuppliedStock("simulated", code).text(), CLAIM, BOOKING);
    }

    private static Release release(String code) {
        return new Release(new SuppliedStock("simulated", code).text(), CLAIM, BOOKING, "CANCELLED");
    }

    private List<Command> perform(ClaimCommand command) throws InterruptedException {
        return claims.perform(new Envelope(
                Topics.SUPPLIER_CLAIMS.name(), 0, 0, CLAIM.value(), "id", "claim", command, 0, clock.instant(), null));
    }

    private Object only(ClaimCommand command) throws InterruptedException {
        List<Command> said = perform(command);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().topic()).isEqualTo(Topics.INVENTORY_CLAIM_OUTCOMES);
        assertThat(said.getFirst().key()).isEqualTo(BOOKING);
        return said.getFirst().value();
    }

    @Test
    void a_claim_is_reserved_bought_and_given_back() throws InterruptedException {
        assertThat(only(hold("room"))).isInstanceOfSatisfying(ClaimOutcome.Held.class, held -> {
            assertThat(held.claim()).isEqualTo(CLAIM);
            assertThat(held.slots()).containsExactly("2026-12-24");
        });
        assertThat(only(confirm("room"))).isInstanceOf(ClaimOutcome.Confirmed.class);
        assertThat(only(release("room"))).isInstanceOf(ClaimOutcome.Released.class);
        assertThat(supplier.reservations().get(CLAIM.value()).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void what_a_crash_repeats_has_one_effect_and_the_same_answer() throws InterruptedException {
        List<Command> first = perform(hold("room"));
        List<Command> again = perform(hold("room"));
        assertThat(again.getFirst().id()).isEqualTo(first.getFirst().id());
        assertThat(((ClaimOutcome.Held) again.getFirst().value()).expiresAt())
                .isEqualTo(((ClaimOutcome.Held) first.getFirst().value()).expiresAt());
        assertThat(supplier.reservations()).hasSize(1);
    }

    @Test
    void what_is_sold_out_is_refused() throws InterruptedException {
        assertThat(((ClaimOutcome.HoldRefused) only(hold("soldout-1"))).reason())
                .isEqualTo(ClaimRefusal.NO_CAPACITY);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_under_the_same_name() throws InterruptedException {
        assertThat(only(hold("timeout-1"))).isInstanceOf(ClaimOutcome.Held.class);
        assertThat(only(confirm("timeout-1"))).isInstanceOf(ClaimOutcome.Confirmed.class);
        SimulatedSupplier.Reservation one = supplier.reservations().get(CLAIM.value());
        assertThat(one.reserves()).isEqualTo(2);
        assertThat(one.confirms()).isEqualTo(2);
        assertThat(one.status()).isEqualTo(Status.BOUGHT);
    }

    @Test
    void without_an_answer_in_time_the_asker_is_told_no_and_the_claim_is_let_go() throws InterruptedException {
        List<Command> said = perform(hold("away-1"));
        assertThat(said).hasSize(2);
        assertThat(((ClaimOutcome.HoldRefused) said.getFirst().value()).reason())
                .isEqualTo(ClaimRefusal.UNAVAILABLE);
        assertThat(said.getLast().topic()).isEqualTo(Topics.SUPPLIER_CLAIMS);
        assertThat(said.getLast().key()).isEqualTo(CLAIM.value());
        assertThat(only((ClaimCommand) said.getLast().value())).isInstanceOf(ClaimOutcome.Released.class);
        assertThat(((ClaimOutcome.HoldRefused) only(hold("room"))).reason())
                .as("a reservation that comes after that")
                .isEqualTo(ClaimRefusal.UNAVAILABLE);
    }

    @Test
    void a_reservation_that_has_ended_is_not_bought() throws InterruptedException {
        perform(hold("room"));
        clock.pass(Duration.ofMinutes(11));
        assertThat(((ClaimOutcome.ConfirmRefused) only(confirm("room"))).reason())
                .isEqualTo(ClaimRefusal.EXPIRED);
        assertThat(supplier.reservations().get(CLAIM.value()).status()).isEqualTo(Status.RESERVED);
    }

    @Test
    void a_change_is_told_with_whom_it_concerns() throws InterruptedException {
        List<Supplier.Change> told = new ArrayList<>();
        supplier.onChange(told::add);
        perform(hold("moves-1"));
        perform(confirm("moves-1"));
        perform(confirm("moves-1"));
        assertThat(told).hasSize(2);
        assertThat(told.stream().map(Supplier.Change::change).distinct())
                .as("it has one name")
                .hasSize(1);
        assertThat(told.getFirst().reference()).isEqualTo(BOOKING);
        assertThat(told.getFirst().startsAt())
                .as("three hours after three, on the day that was bought")
                .isEqualTo(Instant.parse("2026-12-24T18:00:00Z"));
        assertThat(told.getFirst().endsAt()).isEqualTo(Instant.parse("2026-12-25T14:00:00Z"));
    }

    @Test
    void a_claim_on_nobodys_stock_is_put_aside() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perform(new Confirm(new SuppliedStock("nobody", "x").text(), CLAIM, BOOKING)))
                .withMessageContaining("nobody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perform(new Confirm("room:x", CLAIM, BOOKING)))
                .withMessageContaining("no supplied stock");
    }
}
