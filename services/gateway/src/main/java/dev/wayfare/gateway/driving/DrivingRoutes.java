package dev.wayfare.gateway.driving;

import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Route;
import java.util.ArrayList;
import java.util.List;

/** The addresses of driving. */
public final class DrivingRoutes {

    /** A batch of 500 fixes needs more room than other bodies. */
    private static final int FIXES = 256 * 1024;

    private DrivingRoutes() {}

    public static List<Route> of(DriverActions actions, Locations locations, DriverReads reads, NearbyDrivers nearby) {
        List<Route> routes = new ArrayList<>(actions.routes());
        routes.add(Route.post("/drivers/{id}/location", Access.DRIVERS_EVEN_SUSPENDED, locations::take)
                .largest(FIXES));
        routes.add(Route.get("/drivers/{id}/offers/current", Access.SIGNED_IN, reads::currentOffer));
        routes.add(Route.get("/drivers/{id}/earnings", Access.SIGNED_IN, reads::earnings));
        routes.add(Route.get("/drivers/available", Access.SIGNED_IN, nearby::list));
        return routes;
    }
}
