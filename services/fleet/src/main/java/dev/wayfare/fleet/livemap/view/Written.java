package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.geo.LiveMapKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What Redis holds of a driver, as far as this fold knows. Immutable.
 *
 * @param version of his last event there; −1 when nothing is there, or nobody knows
 * @param places GEO sets that he may stand in
 * @param home the cell of those sets
 * @param products that those sets are for
 * @param present whether he stands in the set of all
 */
record Written(long version, List<String> places, Home home, List<String> products, boolean present) {

    /** Nothing. */
    static final Written NOTHING = new Written(-1, List.of(), Home.NONE, List.of(), false);

    /**
     * A cell, and how far around a point it surely reaches, so that a driver who moves a little need not be looked up again.
     *
     * @param reachM metres around the point
     */
    record Home(String cell, GeoPoint point, double reachM) {
        static final Home NONE = new Home("", new GeoPoint(0, 0), -1);

        Home at(GeoPoint now) {
            if (point.distanceM(now) <= reachM) {
                return this;
            }
            String there = Cells.at(now, LiveMapKeys.SHARD_RESOLUTION);
            return new Home(there, now, Cells.edgeM(now, there));
        }
    }

    /** What will be there once this driver is written; empty of places while he is not on the map. */
    Written next(LiveDriver driver) {
        var fix = driver.fix();
        if (fix == null || !driver.isPresent()) {
            return new Written(driver.version(), List.of(), home, List.of(), false);
        }
        Home there = home.at(fix.position());
        List<String> offered = driver.availableFor();
        if (present && there.cell().equals(home.cell()) && offered.equals(products) && version >= 0) {
            return new Written(driver.version(), places, there, products, true);
        }
        List<String> keys = new ArrayList<>(offered.size() + 1);
        keys.add(LiveMapKeys.all(there.cell()));
        offered.forEach(product -> keys.add(LiveMapKeys.available(product, there.cell())));
        return new Written(driver.version(), List.copyOf(keys), there, List.copyOf(offered), true);
    }

    /** What may be there after a write of {@code next} that was cut short: he may stand in the places of both. */
    Written orPartly(Written next) {
        Set<String> all = new LinkedHashSet<>(places);
        all.addAll(next.places());
        return new Written(-1, List.copyOf(all), Home.NONE, List.of(), false);
    }

    /** The same places, and nothing else is known. */
    Written unsure() {
        return new Written(-1, places, Home.NONE, List.of(), false);
    }
}
