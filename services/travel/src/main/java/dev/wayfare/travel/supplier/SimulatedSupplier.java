package dev.wayfare.travel.supplier;

import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A supplier without stock. What he answers is decided by the first word of the code, up to a dash.
 *
 * <table>
 * <caption>codes</caption>
 * <tr><td>{@code slow}</td><td>takes ten times as long as usual</td></tr>
 * <tr><td>{@code soldout}</td><td>refuses</td></tr>
 * <tr><td>{@code timeout}</td><td>reserves and buys, but the first caller of each is not told</td></tr>
 * <tr><td>{@code away}</td><td>never answers, never reserves</td></tr>
 * <tr><td>{@code moves}</td><td>sells, and then delivers three hours later than was bought</td></tr>
 * <tr><td>anything else</td><td>sells</td></tr>
 * </table>
 *
 * <p>It remembers every claim, so that tests can prove how often it was asked. Thread-safe.
 */
public final class SimulatedSupplier implements Supplier {

    private static final int SLOW = 10;
    private static final LocalTime CHECK_IN = LocalTime.of(15, 0);
    private static final LocalTime CHECK_OUT = LocalTime.of(11, 0);
    private static final Duration MOVED = Duration.ofHours(3);

    private final Duration latency;
    private final Clock clock;
    private final Map<String, Reservation> reservations = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    public SimulatedSupplier(Duration latency, Clock clock) {
        this.latency = latency;
        this.clock = clock;
    }

    /** Where a claim stands. */
    public enum Status {
        RESERVED,
        BOUGHT,
        CANCELLED
    }

    /**
     * What became of a claim.
     *
     * @param slots nights or days; none for seats
     * @param reserves how often it was to be reserved
     * @param confirms how often it was to be bought
     */
    public record Reservation(
            Status status,
            String behaviour,
            String reference,
            Instant until,
            List<String> slots,
            int reserves,
            int confirms) {

        private Reservation is(Status now) {
            return new Reservation(now, behaviour, reference, until, slots, reserves, confirms);
        }

        private Reservation askedAgain() {
            return new Reservation(status, behaviour, reference, until, slots, reserves + 1, confirms);
        }

        private Reservation confirmedAgain() {
            return new Reservation(status, behaviour, reference, until, slots, reserves, confirms + 1);
        }
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Answer reserve(Wish wish) throws NoAnswer, InterruptedException {
        String behaviour = wish.stock().code().split("-", 2)[0];
        pause(behaviour);
        if (behaviour.equals("away")) {
            throw new NoAnswer("the supplier is away");
        }
        if (behaviour.equals("soldout")) {
            return new Answer.Refused();
        }
        Reservation now = reservations.compute(
                wish.claim().value(),
                (claim, before) -> before == null
                        ? new Reservation(
                                Status.RESERVED, behaviour, wish.reference(), wish.until(), wish.slots(), 1, 0)
                        : before.askedAgain());
        if (behaviour.equals("timeout") && now.reserves() == 1) {
            throw new NoAnswer("reserved, but the answer was lost");
        }
        return now.status() == Status.CANCELLED ? new Answer.Ended() : new Answer.Done(now.until());
    }

    @Override
    public Answer confirm(ClaimId claim) throws NoAnswer, InterruptedException {
        Reservation now = reservations.computeIfPresent(claim.value(), (id, before) -> bought(before));
        if (now == null) {
            return new Answer.Ended();
        }
        pause(now.behaviour());
        if (now.behaviour().equals("timeout") && now.confirms() == 1) {
            throw new NoAnswer("bought, but the answer was lost");
        }
        if (now.status() != Status.BOUGHT) {
            return new Answer.Ended();
        }
        if (now.behaviour().equals("moves")) {
            move(claim, now);
        }
        return new Answer.Done(now.until());
    }

    private Reservation bought(Reservation before) {
        boolean inTime = before.status() == Status.RESERVED && clock.instant().isBefore(before.until());
        return (inTime ? before.is(Status.BOUGHT) : before).confirmedAgain();
    }

    private void move(ClaimId claim, Reservation bought) {
        Instant later = beginning(bought).plus(MOVED);
        Change change = new Change(
                Ids.derive("change", claim.value(), "1"),
                claim,
                bought.reference(),
                later,
                ending(bought).plus(MOVED),
                "moved by " + MOVED.toHours() + " hours");
        listeners.forEach(listener -> listener.accept(change));
    }

    /** He knows days only: the first of them at three, or, without any, when the reservation would have ended. */
    private static Instant beginning(Reservation bought) {
        return bought.slots().stream()
                .filter(slot -> !slot.isEmpty())
                .findFirst()
                .map(day -> LocalDate.parse(day).atTime(CHECK_IN).toInstant(ZoneOffset.UTC))
                .orElse(bought.until());
    }

    private static Instant ending(Reservation bought) {
        return bought.slots().stream()
                .filter(slot -> !slot.isEmpty())
                .reduce((first, last) -> last)
                .map(day -> LocalDate.parse(day).plusDays(1).atTime(CHECK_OUT).toInstant(ZoneOffset.UTC))
                .orElse(bought.until().plus(MOVED));
    }

    @Override
    public void cancel(ClaimId claim) throws InterruptedException {
        pause("");
        reservations.compute(
                claim.value(),
                (id, before) -> before == null
                        ? new Reservation(Status.CANCELLED, "", "", clock.instant(), List.of(), 0, 0)
                        : before.is(Status.CANCELLED));
    }

    @Override
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** What became of a claim, by its id. */
    public Map<String, Reservation> reservations() {
        return Map.copyOf(reservations);
    }

    private void pause(String behaviour) throws InterruptedException {
        Thread.sleep(behaviour.equals("slow") ? latency.multipliedBy(SLOW) : latency);
    }
}
