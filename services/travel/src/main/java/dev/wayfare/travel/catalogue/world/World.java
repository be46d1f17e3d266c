package dev.wayfare.travel.catalogue.world;

import dev.wayfare.kernel.GeoPoint;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What files tell about the world.
 *
 * @param airlines names by IATA code
 * @param faults rows that could not be used
 * @param zonesGuessed airports whose time zone is that of their neighbour
 */
record World(
        List<Place> airports,
        Map<String, String> airlines,
        List<Route> routes,
        List<RowFault> faults,
        int zonesGuessed) {

    World {
        airports = List.copyOf(airports);
        airlines = Map.copyOf(airlines);
        routes = List.copyOf(routes);
        faults = List.copyOf(faults);
    }

    /** An airport with an IATA code. */
    record Place(String code, String name, String city, String country, GeoPoint position, ZoneId zone) {}

    /**
     * An airline flies from here to there.
     *
     * @param codeshare whether another airline's seats are sold
     * @param equipment codes of aircraft; may be empty
     */
    record Route(String airline, String from, String to, boolean codeshare, int stops, List<String> equipment) {
        Route {
            equipment = List.copyOf(equipment);
        }

        String name() {
            return airline + " " + from + "-" + to;
        }
    }
}
