package dev.wayfare.gateway.riding;

import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Route;
import java.util.List;

/** The addresses of riding. */
public final class RidingRoutes {

    private RidingRoutes() {}

    public static List<Route> of(RideRequests requests, RideReads reads) {
        return List.of(
                Route.post("/rides", Access.RIDERS, requests::request),
                Route.get("/rides/{id}", Access.SIGNED_IN, reads::get));
    }
}
