package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;

/**
 * What a product costs and asks, as it was when a ride was requested.
 *
 * @param perKm per kilometre
 * @param perMinute per minute
 * @param minimum the least a ride costs
 * @param cancellationFee owed by a rider who cancels an accepted ride after the free time
 * @param freeCancellationS seconds after the accept in which cancelling is free
 * @param noShowFee owed by a rider who does not come
 * @param noShowWaitS seconds that a driver waits after arriving
 * @param pinRequired the driver needs the rider's PIN to start
 * @param acceptsByItself a held driver has accepted, without a word
 * @param commissionBasisPoints the platform's share of the fare, 2000 = 20 %
 */
public record Tariff(
        String product,
        Money base,
        Money perKm,
        Money perMinute,
        Money minimum,
        Money cancellationFee,
        int freeCancellationS,
        Money noShowFee,
        int noShowWaitS,
        boolean pinRequired,
        boolean acceptsByItself,
        int commissionBasisPoints) {

    /** The fare for a distance in metres and a time in seconds, with a surge factor (1 = none), never below the minimum. */
    public Money fare(int distanceM, int durationS, double surge) {
        Money metered = base.plus(perKm.times(distanceM / 1000.0)).plus(perMinute.times(durationS / 60.0));
        Money surged = metered.times(surge);
        return surged.compareTo(minimum) < 0 ? minimum : surged;
    }

    /** What cancelling costs the rider at this time, given when the driver accepted. */
    public Money cancellationFeeAt(Instant acceptedAt, Instant now) {
        boolean free = Duration.between(acceptedAt, now).compareTo(Duration.ofSeconds(freeCancellationS)) <= 0;
        return free ? Money.zero(base.currency()) : cancellationFee;
    }

    public String currency() {
        return base.currency();
    }
}
