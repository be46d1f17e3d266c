package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.gateway.driving.NearbyDrivers;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.routing.Travel;
import dev.wayfare.routing.TravelTimes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /quotes}: what a ride would cost with each product, as a promise that holds for five minutes. A ride for later takes as long
 * as streets are then, has no surge, and no driver is near yet.
 */
public final class Quotes {

    private static final double NO_SURGE = 1;

    private final Tariffs tariffs;
    private final QuoteSeal seal;
    private final NearbyDrivers drivers;
    private final TravelTimes times;
    private final Markets markets;

    public Quotes(Tariffs tariffs, QuoteSeal seal, NearbyDrivers drivers, TravelTimes times, Markets markets) {
        this.tariffs = tariffs;
        this.seal = seal;
        this.drivers = drivers;
        this.times = times;
        this.markets = markets;
    }

    /**
     * One offer.
     *
     * @param pickupEtaS of the nearest driver; absent when there is none, or nobody can tell
     */
    record Offered(
            String quoteId,
            String product,
            Money fare,
            double surge,
            int distanceM,
            int durationS,
            @Nullable Integer pickupEtaS,
            Instant expiresAt) {}

    record Listed(List<Offered> items) {}

    public CompletionStage<Answer> quote(Call call) {
        Form form = call.form();
        Place pickup = form.place("pickup");
        Place dropoff = form.place("dropoff");
        Instant scheduledFor = form.optionalTime("scheduledFor");
        form.check();
        RideForm.requireRidable(pickup, dropoff);
        Instant now = call.now();
        RideForm.requireTimely(scheduledFor, now);
        Asked asked = new Asked(new QuoteSeal.Bound(call.caller().user(), pickup, dropoff), scheduledFor, now);
        Travel trip = times.between(pickup.point(), dropoff.point(), scheduledFor == null ? now : scheduledFor);
        List<Tariff> all = tariffs.list();
        CompletionStage<Map<String, Integer>> near =
                scheduledFor == null ? drivers.etasS(pickup.point()) : CompletableFuture.completedFuture(Map.of());
        return near.thenApply(etas -> Answer.json(
                200,
                new Listed(all.stream()
                        .map(tariff -> offer(tariff, trip, asked, etas))
                        .toList())));
    }

    /** For whom, from where to where, and when. */
    private record Asked(QuoteSeal.Bound bound, @Nullable Instant scheduledFor, Instant now) {}

    private Offered offer(Tariff tariff, Travel trip, Asked asked, Map<String, Integer> etas) {
        double surge = asked.scheduledFor() == null
                ? markets.surge(asked.bound().pickup(), tariff.product(), asked.now())
                : NO_SURGE;
        Instant expiresAt = asked.now().plus(QuoteSeal.HONOURED);
        Money fare = tariff.fare(trip.metres(), trip.seconds(), surge);
        QuoteSeal.Quote quote = new QuoteSeal.Quote(
                tariff, fare, surge, trip.metres(), trip.seconds(), expiresAt, asked.scheduledFor());
        return new Offered(
                seal.seal(quote, asked.bound()),
                tariff.product(),
                fare,
                surge,
                trip.metres(),
                trip.seconds(),
                etas.get(tariff.product()),
                expiresAt);
    }
}
