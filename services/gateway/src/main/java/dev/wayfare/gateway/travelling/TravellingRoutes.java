package dev.wayfare.gateway.travelling;

import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Route;
import java.util.List;

/** The addresses of bookings. */
public final class TravellingRoutes {

    private TravellingRoutes() {}

    public static List<Route> of(
            BookingRequests requests,
            BookingReads reads,
            BookingLists lists,
            BookingActions actions,
            RefundQuotes refunds) {
        return List.of(
                Route.post("/bookings", Access.TRAVELLERS, requests::request),
                Route.get("/bookings/{id}", Access.SIGNED_IN, reads::get),
                Route.get("/users/{id}/bookings", Access.SIGNED_IN, lists::ofTraveller),
                Route.post("/bookings/{id}/cancel", Access.SIGNED_IN, actions::cancel),
                Route.post("/bookings/{id}/items/{number}/change", Access.TRAVELLERS, actions::answerChange),
                Route.post("/bookings/{id}/pay", Access.TRAVELLERS, actions::pay),
                Route.get("/bookings/{id}/cancellation-quote", Access.SIGNED_IN, refunds::quote));
    }
}
