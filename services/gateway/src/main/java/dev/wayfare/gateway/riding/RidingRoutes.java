package dev.wayfare.gateway.riding;

import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Route;
import java.util.List;

/** The addresses of riding. */
public final class RidingRoutes {

    private RidingRoutes() {}

    public static List<Route> ofRides(
            RideRequests requests,
            Trips trips,
            RideReads reads,
            RideLists lists,
            RideTracks tracks,
            DriverTracks driverTracks,
            RideActions actions,
            CancellationQuotes cancellations) {
        return List.of(
                Route.post("/rides", Access.RIDERS, requests::request),
                Route.post("/trips", Access.RIDERS, trips::request),
                Route.get("/rides", Access.SIGNED_IN, lists::list),
                Route.get("/rides/{id}", Access.SIGNED_IN, reads::get),
                Route.get("/rides/{id}/events", Access.SIGNED_IN, lists::events),
                Route.get("/rides/{id}/track", Access.SIGNED_IN, tracks::track),
                Route.post("/rides/{id}/cancel", Access.SIGNED_IN, actions::cancel),
                Route.get("/rides/{id}/cancellation-quote", Access.SIGNED_IN, cancellations::quote),
                Route.post("/rides/{id}/rating", Access.SIGNED_IN, actions::rate),
                Route.get("/drivers/{id}/track", Access.STAFF, driverTracks::hour),
                Route.get("/drivers/{id}/rides", Access.SIGNED_IN, lists::ofDriver));
    }

    public static List<Route> ofMoney(Products products, Quotes quotes, Bills bills) {
        return List.of(
                Route.get("/products", Access.SIGNED_IN, products::list),
                Route.post("/quotes", Access.SIGNED_IN, quotes::quote),
                Route.get("/bills", Access.SIGNED_IN, bills::list),
                Route.get("/bills/{id}", Access.SIGNED_IN, bills::get),
                Route.post("/bills/{id}/pay", Access.SIGNED_IN, bills::pay),
                Route.post("/bills/{id}/refund", Access.STAFF, bills::refund),
                Route.post("/bills/{id}/refund/{refundId}/retry", Access.STAFF, bills::retryRefund));
    }
}
