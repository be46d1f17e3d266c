package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.gateway.driving.NearbyDrivers;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code POST /quotes}: what a ride would cost with each product, as a promise that holds for five minutes. */
public final class Quotes {

    private static final double NO_SURGE = 1;

    private final Tariffs tariffs;
    private final QuoteSeal seal;
    private final NearbyDrivers drivers;

    public Quotes(Tariffs tariffs, QuoteSeal seal, NearbyDrivers drivers) {
        this.tariffs = tariffs;
        this.seal = seal;
        this.drivers = drivers;
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
        form.check();
        TripEstimate trip = TripEstimate.ofLine(RideForm.lineOf(pickup, dropoff));
        List<Tariff> all = tariffs.list();
        QuoteSeal.Bound bound = new QuoteSeal.Bound(call.caller().user(), pickup, dropoff);
        Instant expiresAt = call.now().plus(QuoteSeal.HONOURED);
        return drivers.etasS(pickup.point())
                .thenApply(etas -> Answer.json(
                        200,
                        new Listed(all.stream()
                                .map(tariff -> offer(tariff, trip, bound, expiresAt, etas))
                                .toList())));
    }

    private Offered offer(
            Tariff tariff, TripEstimate trip, QuoteSeal.Bound bound, Instant expiresAt, Map<String, Integer> etas) {
        Money fare = tariff.fare(trip.distanceM(), trip.durationS(), NO_SURGE);
        QuoteSeal.Quote quote =
                new QuoteSeal.Quote(tariff.product(), fare, NO_SURGE, trip.distanceM(), trip.durationS(), expiresAt);
        return new Offered(
                seal.seal(quote, bound),
                tariff.product(),
                fare,
                NO_SURGE,
                trip.distanceM(),
                trip.durationS(),
                etas.get(tariff.product()),
                expiresAt);
    }
}
