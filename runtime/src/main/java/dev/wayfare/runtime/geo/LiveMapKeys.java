package dev.wayfare.runtime.geo;

import dev.wayfare.kernel.GeoPoint;
import java.util.List;

/** Names of the live map's keys in Redis. A name is for ever: writers and readers may be of different versions. */
public final class LiveMapKeys {

    /** Resolution of the H3 cells that the GEO sets are divided by: a city lies in one to four of them. */
    public static final int SHARD_RESOLUTION = 4;

    private static final int FIX_SHARDS = 256;

    /** Set of the products for which some driver has been available. */
    public static final String PRODUCTS = "geo:products";

    /** Field of a {@link #driver} hash: the driver as his owner's events tell, JSON. */
    public static final String STATE = "state";

    private LiveMapKeys() {}

    /** GEO set of the drivers who are available for a product in a cell; members are driver ids. */
    public static String available(String product, String cell) {
        return "geo:available:" + product + ":" + cell;
    }

    /** The GEO set that a driver at this point belongs to. */
    public static String availableAt(String product, GeoPoint point) {
        return available(product, Cells.at(point, SHARD_RESOLUTION));
    }

    /** The GEO sets that a circle touches. */
    public static List<String> availableAround(String product, GeoPoint centre, double radiusM) {
        return Cells.covering(centre, radiusM, SHARD_RESOLUTION).stream()
                .map(cell -> available(product, cell))
                .toList();
    }

    /** Hash with the live record of a driver. */
    public static String driver(String driver) {
        return "live:driver:" + driver;
    }

    /** GEO set of the drivers in a cell who are at work and heard, whatever they do; members are driver ids. */
    public static String all(String cell) {
        return "geo:all:" + cell;
    }

    /** Hash that holds a driver's newest fix, as text, in the field of his id; see the fleet's live map. */
    public static String fixes(String driver) {
        return "live:fixes:" + Math.floorMod(driver.hashCode(), FIX_SHARDS);
    }

    /** Set of the drivers whose events lie in a partition. */
    public static String drivers(int partition) {
        return "live:drivers:" + partition;
    }

    /** Hash that says how far a partition is folded, and that what is folded is whole. */
    public static String fold(int partition) {
        return "live:fold:" + partition;
    }

    /** Text: the driver behind a handle of the public list. */
    public static String handle(String handle) {
        return "live:handle:" + handle;
    }
}
