package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.gateway.reads.Refreshed;
import dev.wayfare.kernel.Place;
import dev.wayfare.runtime.geo.Cells;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How scarce drivers are, as dispatch told it some seconds ago. While dispatch or its view is away, what it said last is believed
 * less and less, and then fares are as always. Thread-safe; never blocks.
 */
public final class Markets {

    private static final double NO_SURGE = 1;

    private final Refreshed<Conditions> known;

    public Markets(Refreshed<Conditions> known) {
        this.known = known;
    }

    /** The newest conditions of each cell and product. Immutable. */
    public static final class Conditions {
        private final Map<String, MarketConditions> bySpot = new HashMap<>();

        private Conditions() {}

        /** The last of a cell and product counts. */
        public static Conditions of(Iterable<MarketConditions> all) {
            Conditions conditions = new Conditions();
            all.forEach(one -> conditions.bySpot.put(spot(one.cell(), one.product()), one));
            return conditions;
        }
    }

    /** The factor on a fare from here, 1 = none. */
    public double surge(Place pickup, String product, Instant now) {
        String spot = spot(Cells.at(pickup.point(), MarketConditions.RESOLUTION), product);
        return known.latest()
                .map(conditions -> conditions.bySpot.get(spot))
                .map(conditions -> conditions.surgeAt(now))
                .orElse(NO_SURGE);
    }

    /** All that is known. */
    Collection<MarketConditions> list() {
        return known.latest().map(conditions -> conditions.bySpot.values()).orElse(java.util.List.of());
    }

    private static String spot(String cell, String product) {
        return cell + '|' + product;
    }
}
