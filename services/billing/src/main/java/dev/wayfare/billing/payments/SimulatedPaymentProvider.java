package dev.wayfare.billing.payments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A provider without money. What it answers is decided by the token; its references are made from the key, so a repeat after
 * a restart gets the same answer although nothing was kept.
 *
 * <table>
 * <caption>tokens</caption>
 * <tr><td>{@code tok_ok}</td><td>taken, or reserved</td></tr>
 * <tr><td>{@code tok_declined}, {@code tok_insufficient_funds}</td><td>declined</td></tr>
 * <tr><td>{@code tok_timeout_then_ok}</td><td>taken, but the first caller is not told</td></tr>
 * <tr><td>{@code tok_unreachable}</td><td>never answers, never takes</td></tr>
 * <tr><td>anything else</td><td>declined, {@code invalid-payment-method}</td></tr>
 * </table>
 *
 * <p>A reservation is captured or voided, whichever is asked first. One that it does not remember, it takes for one from
 * before a restart.
 *
 * <p>It keeps a book of its newest charges, so that tests can prove how often a customer was charged. Thread-safe.
 */
public final class SimulatedPaymentProvider implements PaymentProvider {

    private static final int LONGEST_BOOK = 50_000;

    private final Duration latency;
    private final Cache<String, Charge> charges =
            Caffeine.newBuilder().maximumSize(LONGEST_BOOK).build();
    private final Cache<String, Payout> payouts =
            Caffeine.newBuilder().maximumSize(LONGEST_BOOK).build();
    private final Cache<String, Reservation> reservations =
            Caffeine.newBuilder().maximumSize(LONGEST_BOOK).build();

    /** A provider that takes this long to answer. */
    public SimulatedPaymentProvider(Duration latency) {
        this.latency = latency;
    }

    /** What it took under a key, once, and how often it was asked to. */
    public record Charge(Money amount, int asked) {}

    /** What it gave back under a key, once. */
    public record Payout(String chargeKey, Money amount) {}

    /**
     * What became of an authorisation.
     *
     * @param asked how often it was asked for
     */
    public record Reservation(Status status, int asked) {

        /** Where it stands; a voided one may never have been asked for. */
        public enum Status {
            HELD,
            CAPTURED,
            VOIDED
        }

        private Reservation askedAgain() {
            return new Reservation(status, asked + 1);
        }

        private Reservation become(Status next) {
            return status == Status.HELD ? new Reservation(next, asked) : this;
        }
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Answer charge(String key, Money amount, String token) throws Unreachable, InterruptedException {
        takeTime();
        return answer(token, () -> take(key, amount));
    }

    @Override
    public Answer authorise(String key, Money amount, String token) throws Unreachable, InterruptedException {
        takeTime();
        return answer(token, () -> reserve(key));
    }

    @Override
    public Answer capture(String key, String authorisation, Money amount) throws InterruptedException {
        takeTime();
        Reservation now = reservations.asMap().compute(authorisation, (any, had) -> held(had)
                .become(Reservation.Status.CAPTURED));
        return now.status() == Reservation.Status.CAPTURED
                ? take(key, amount).answer()
                : new Answer.Declined("authorisation-voided");
    }

    @Override
    public Answer voidAuthorisation(String key, String authorisation) throws InterruptedException {
        takeTime();
        Reservation now = reservations.asMap().compute(authorisation, (any, had) -> held(had)
                .become(Reservation.Status.VOIDED));
        return now.status() == Reservation.Status.VOIDED
                ? new Answer.Done(Ids.derive("simvoid", key))
                : new Answer.Declined(ALREADY_CAPTURED);
    }

    private static Reservation held(@Nullable Reservation had) {
        return had == null ? new Reservation(Reservation.Status.HELD, 0) : had;
    }

    private static Answer answer(String token, Supplier<Taken> take) throws Unreachable {
        return switch (token) {
            case "tok_ok" -> take.get().answer();
            case "tok_timeout_then_ok" -> {
                Taken taken = take.get();
                if (taken.asked() == 1) {
                    throw new Unreachable("timed out");
                }
                yield taken.answer();
            }
            case "tok_declined" -> new Answer.Declined("declined");
            case "tok_insufficient_funds" -> new Answer.Declined("insufficient-funds");
            case "tok_unreachable" -> throw new Unreachable("connection refused");
            default -> new Answer.Declined("invalid-payment-method");
        };
    }

    @Override
    public Optional<Answer.Done> findCharge(String key) throws InterruptedException {
        takeTime();
        return Optional.ofNullable(charges.getIfPresent(key)).map(charge -> done(key));
    }

    @Override
    public Answer refund(String key, String chargeKey, Money amount) throws InterruptedException {
        takeTime();
        payouts.asMap().putIfAbsent(key, new Payout(chargeKey, amount));
        return new Answer.Done(Ids.derive("simref", key));
    }

    /** What was taken, by key. */
    public Map<String, Charge> charges() {
        return Map.copyOf(charges.asMap());
    }

    /** What was given back, by key. */
    public Map<String, Payout> payouts() {
        return Map.copyOf(payouts.asMap());
    }

    /** What became of authorisations, by key. */
    public Map<String, Reservation> reservations() {
        return Map.copyOf(reservations.asMap());
    }

    private Taken reserve(String key) {
        Reservation now =
                reservations.asMap().compute(key, (any, had) -> held(had).askedAgain());
        Answer answer = now.status() == Reservation.Status.VOIDED
                ? new Answer.Declined("authorisation-voided")
                : new Answer.Done(Ids.derive("simauth", key));
        return new Taken(answer, now.asked());
    }

    private record Taken(Answer answer, int asked) {}

    private Taken take(String key, Money amount) {
        Charge charge = charges.asMap()
                .merge(key, new Charge(amount, 1), (had, again) -> new Charge(had.amount(), had.asked() + 1));
        Answer answer = charge.amount().equals(amount) ? done(key) : new Answer.Declined("idempotency-key-reused");
        return new Taken(answer, charge.asked());
    }

    private static Answer.Done done(String key) {
        return new Answer.Done(Ids.derive("simpay", key));
    }

    private void takeTime() throws InterruptedException {
        if (latency.isPositive()) {
            Thread.sleep(latency);
        }
    }
}
