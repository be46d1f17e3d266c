package dev.wayfare.runtime.geo;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where available drivers are, in memory: for each product two grids, a fine one for searches in a town and a coarse one for wide
 * ones. One thread writes (the fold that follows the log); any number of threads read, without locks, what may be a moment old. A
 * driver who moves from square to square while he is searched for is seen once, rarely not at all.
 */
public final class DriverIndex implements NearestDrivers {

    private static final Grid FINE = new Grid(0.0025);
    private static final Grid COARSE = new Grid(0.04);
    private static final double FINE_UP_TO_M = 4_000;
    private static final double BEGIN_M = 250;
    private static final int SPARE = 2;

    private volatile Map<String, Product> products = Map.of();
    private volatile boolean whole;

    /** The grids of one product. */
    private record Product(Squares fine, Squares coarse) {
        /** The n-th product, where nobody is yet. */
        static Product empty(int number) {
            return new Product(new Squares(2 * number), new Squares(2 * number + 1));
        }
    }

    /** One driver's place. Its grids are the writer's; his position is read by all. */
    public static final class Spot {
        private final UserId driver;
        private volatile long at;
        private long fine = Squares.NOWHERE;
        private long coarse = Squares.NOWHERE;
        private List<String> offered = List.of();
        private int[] places = {0, 0};

        private Spot(UserId driver) {
            this.driver = driver;
        }

        int latE7() {
            return (int) (at >> 32);
        }

        int lonE7() {
            return (int) at;
        }

        long packed() {
            return at;
        }

        /** Where among those in its square it stands, in these squares. Writer only; of no meaning where it does not stand. */
        int place(int squares) {
            return squares < places.length ? places[squares] : 0;
        }

        void place(int squares, int place) {
            if (squares >= places.length) {
                places = Arrays.copyOf(places, squares + 1);
            }
            places[squares] = place;
        }
    }

    /** A place for a driver who is nowhere yet. */
    public Spot spot(UserId driver) {
        return new Spot(driver);
    }

    /**
     * Puts a driver where he is now, for what he is available now. Writer only.
     *
     * @param offered products; empty = he is not to be found
     */
    public void put(Spot spot, int latE7, int lonE7, List<String> offered) {
        long fine = FINE.squareOf(latE7, lonE7);
        long coarse = COARSE.squareOf(latE7, lonE7);
        spot.at = ((long) latE7 << 32) | (lonE7 & 0xFFFF_FFFFL);
        if (fine == spot.fine && offered.equals(spot.offered)) {
            return;
        }
        for (String product : offered) {
            Product grids = grids(product);
            if (spot.offered.contains(product)) {
                grids.fine().move(spot.fine, fine, spot);
                grids.coarse().move(spot.coarse, coarse, spot);
            } else {
                grids.fine().add(fine, spot);
                grids.coarse().add(coarse, spot);
            }
        }
        leave(spot, offered);
        spot.fine = fine;
        spot.coarse = coarse;
        spot.offered = List.copyOf(offered);
    }

    /** Takes a driver out, whatever he was available for. Writer only. */
    public void remove(Spot spot) {
        leave(spot, List.of());
        spot.offered = List.of();
    }

    private void leave(Spot spot, List<String> offered) {
        for (String product : spot.offered) {
            if (!offered.contains(product)) {
                Product grids = grids(product);
                grids.fine().remove(spot.fine, spot);
                grids.coarse().remove(spot.coarse, spot);
            }
        }
    }

    private Product grids(String product) {
        Product known = products.get(product);
        if (known != null) {
            return known;
        }
        Map<String, Product> more = new HashMap<>(products);
        Product fresh = Product.empty(products.size());
        more.put(product, fresh);
        products = Map.copyOf(more);
        return fresh;
    }

    /** Says whether all drivers are in it, as far as the log goes. Until then others must be asked. Writer only. */
    public void setWhole(boolean isWhole) {
        whole = isWhole;
    }

    public boolean isWhole() {
        return whole;
    }

    @Override
    public List<List<Nearby>> nearest(List<Search> searches) {
        List<List<Nearby>> answers = new ArrayList<>(searches.size());
        for (Search search : searches) {
            answers.add(nearest(search));
        }
        return answers;
    }

    private List<Nearby> nearest(Search search) {
        Product grids = products.get(search.product());
        if (grids == null) {
            return List.of();
        }
        Closest closest = new Closest(search.point(), Math.min(1_000, search.limit() + SPARE));
        double reachM = Math.min(BEGIN_M, search.radiusM());
        boolean enough = scan(grids, closest, reachM);
        while (!enough && reachM < search.radiusM()) {
            reachM = Math.min(search.radiusM(), reachM * 2 > FINE_UP_TO_M ? reachM * 4 : reachM * 2);
            enough = scan(grids, closest, reachM);
        }
        return found(search, closest);
    }

    private static boolean scan(Product grids, Closest closest, double reachM) {
        closest.begin(reachM);
        if (reachM <= FINE_UP_TO_M) {
            FINE.around(closest.point(), reachM, square -> grids.fine().each(square, closest::offer));
        } else {
            COARSE.around(closest.point(), reachM, square -> grids.coarse().each(square, closest::offer));
        }
        return closest.isFull();
    }

    /** Who moves between squares stands in two for a moment, and is listed once. */
    private static List<Nearby> found(Search search, Closest closest) {
        List<Nearby> found = new ArrayList<>(closest.size());
        for (int i = 0; i < closest.size(); i++) {
            long at = closest.at(i);
            GeoPoint position = new GeoPoint((int) (at >> 32) / FixBytes.DEGREES, (int) at / FixBytes.DEGREES);
            double distanceM = position.distanceM(search.point());
            if (distanceM <= search.radiusM()) {
                found.add(new Nearby(closest.spot(i).driver, position, distanceM));
            }
        }
        found.sort(Comparator.comparingDouble(Nearby::distanceM));
        Set<UserId> listed = HashSet.newHashSet(found.size());
        List<Nearby> nearest = new ArrayList<>(Math.min(found.size(), search.limit()));
        for (Nearby one : found) {
            if (nearest.size() < search.limit() && listed.add(one.driver())) {
                nearest.add(one);
            }
        }
        return nearest;
    }

    @Override
    public List<String> products() {
        return List.copyOf(new TreeSet<>(products.keySet()));
    }
}
