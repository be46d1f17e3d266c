package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.command.Stamp;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.routing.Travel;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.geo.Cells;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /rides}: the hottest path of the platform. Everything runs on the event loop of the request; the fare is
 * estimated by tariffs that are kept here.
 */
public final class RideRequests {

    private static final int MARKET_RESOLUTION = 5;
    private static final double NO_SURGE = 1;
    static final String LOCATION = "/api/v1/rides/";

    private final Commands commands;
    private final Tariffs tariffs;
    private final QuoteSeal quotes;
    private final TravelTimes times;
    private final Markets markets;

    public RideRequests(Commands commands, Tariffs tariffs, QuoteSeal quotes, TravelTimes times, Markets markets) {
        this.commands = commands;
        this.tariffs = tariffs;
        this.quotes = quotes;
        this.times = times;
        this.markets = markets;
    }

    /** Takes a request for a ride. */
    public CompletionStage<Answer> request(Call call) {
        RideForm form = RideForm.read(call.form(), false);
        UserId rider = call.caller().user();
        return commands.submit(
                call,
                Intent.of(
                        rider.value(),
                        "POST " + call.path(),
                        RideId.PREFIX,
                        form.form(),
                        stamp -> planned(command(form, rider, null, stamp), stamp)));
    }

    private static Planned planned(RequestRide request, Stamp stamp) {
        RideReceipt.Accepted body = new RideReceipt.Accepted(stamp.id(), RideStatus.REQUESTED);
        String location = LOCATION + stamp.id();
        return new Planned(
                Topics.RIDE_REQUESTS,
                stamp.id(),
                request,
                Commands.accepted(body, location),
                RideReceipt.preview(request, stamp.now()),
                outcome ->
                        CompletableFuture.completedFuture(Answer.json(201, body).with("location", location)));
    }

    /**
     * The command of a form.
     *
     * @param driver that the rider chose; null = any
     * @throws dev.wayfare.kernel.Problem.Raised 422 where its time, product or quote cannot be
     */
    RequestRide command(RideForm form, UserId rider, @Nullable UserId driver, Stamp stamp) {
        form.requireTimely(stamp.now());
        Price price = price(form, rider, stamp.now());
        return new RequestRide(
                new RideId(stamp.id()),
                rider,
                form.pickup(),
                form.dropoff(),
                marketOf(form.pickup()),
                form.product(),
                price.tariff(),
                price.surge(),
                price.fare(),
                price.distanceM(),
                price.durationS(),
                form.paymentMethod(),
                form.scheduledFor(),
                driver,
                stamp.late());
    }

    private record Price(Tariff tariff, Money fare, double surge, int distanceM, int durationS) {}

    private Price price(RideForm form, UserId rider, Instant now) {
        if (form.quoteId() == null) {
            Tariff tariff = tariffs.of(form.product());
            Instant departure = form.scheduledFor() == null ? now : form.scheduledFor();
            Travel trip = times.between(form.pickup().point(), form.dropoff().point(), departure);
            double surge = form.scheduledFor() == null ? markets.surge(form.pickup(), form.product(), now) : NO_SURGE;
            Money fare = tariff.fare(trip.metres(), trip.seconds(), surge);
            return new Price(tariff, fare, surge, trip.metres(), trip.seconds());
        }
        QuoteSeal.Quote quote =
                quotes.open(form.quoteId(), new QuoteSeal.Bound(rider, form.pickup(), form.dropoff()), now);
        String product = quote.tariff().product();
        if (!product.equals(form.product())) {
            throw Problems.unprocessable("quote-invalid", "/quoteId", "the quote is for the product " + product)
                    .raise();
        }
        if (quote.scheduledFor() != null && !quote.scheduledFor().equals(form.scheduledFor())) {
            throw Problems.unprocessable(
                            "quote-invalid", "/quoteId", "the quote is for a ride at " + quote.scheduledFor())
                    .raise();
        }
        return new Price(quote.tariff(), quote.fare(), quote.surge(), quote.distanceM(), quote.durationS());
    }

    /** Where dispatch matches a ride: the H3 cell of its pick-up, about 17 km across. */
    static String marketOf(Place pickup) {
        return Cells.at(pickup.point(), MARKET_RESOLUTION);
    }
}
