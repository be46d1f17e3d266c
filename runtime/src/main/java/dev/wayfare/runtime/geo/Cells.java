package dev.wayfare.runtime.geo;

import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import com.uber.h3core.util.LatLng;
import dev.wayfare.kernel.GeoPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** H3 cells: names of areas of about the same size, all over the earth. Stateless but for a cache; thread-safe. */
public final class Cells {

    private static final H3Core H3 = load();
    private static final double EARTH_RADIUS_M = 6_371_008.8;
    private static final ConcurrentHashMap<String, List<LatLng>> BORDERS = new ConcurrentHashMap<>();
    private static final int BORDERS_KEPT = 10_000;

    private Cells() {}

    private static H3Core load() {
        try {
            return H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("the H3 library cannot be unpacked; is the temporary folder writable?", e);
        }
    }

    /** The cell of a point; resolution 4 is about 45 km across, 5 is about 17 km. */
    public static String at(GeoPoint point, int resolution) {
        return H3.latLngToCellAddress(point.lat(), point.lon(), resolution);
    }

    /** The cells around a cell, without itself; six, or five around a pentagon. */
    public static List<String> around(String cell) {
        return H3.gridDisk(cell, 1).stream().filter(one -> !one.equals(cell)).toList();
    }

    /** The point in the middle of a cell. */
    public static GeoPoint middle(String cell) {
        LatLng middle = H3.cellToLatLng(cell);
        return new GeoPoint(middle.lat, middle.lng);
    }

    /**
     * The cells that a circle touches, the cell of its centre first. May name a cell that it just misses, never misses one.
     *
     * @param radiusM metres, up to a few hundred kilometres
     */
    public static List<String> covering(GeoPoint centre, double radiusM, int resolution) {
        String home = at(centre, resolution);
        List<String> touched = new ArrayList<>();
        touched.add(home);
        if (edgeM(centre, home) > radiusM) {
            return touched;
        }
        double ringM = H3.getHexagonEdgeLengthAvg(resolution, LengthUnit.m);
        int rings = 1 + (int) (radiusM / ringM);
        for (String cell : H3.gridDisk(home, rings)) {
            if (!cell.equals(home) && edgeM(centre, cell) <= radiusM) {
                touched.add(cell);
            }
        }
        return touched;
    }

    /** Metres from a point to the border of a cell, a little less rather than more. */
    public static double edgeM(GeoPoint from, String cell) {
        List<LatLng> border = border(cell);
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < border.size(); i++) {
            nearest = Math.min(nearest, sideM(from, border.get(i), border.get((i + 1) % border.size())));
        }
        return nearest * 0.98;
    }

    private static List<LatLng> border(String cell) {
        List<LatLng> known = BORDERS.get(cell);
        if (known != null) {
            return known;
        }
        if (BORDERS.size() > BORDERS_KEPT) {
            BORDERS.clear();
        }
        List<LatLng> border = List.copyOf(H3.cellToBoundary(cell));
        BORDERS.put(cell, border);
        return border;
    }

    /** Distance from the origin of a plane that touches the earth at {@code from} to the segment between two corners. */
    private static double sideM(GeoPoint from, LatLng a, LatLng b) {
        double ax = eastM(from, a);
        double ay = northM(from, a);
        double dx = eastM(from, b) - ax;
        double dy = northM(from, b) - ay;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0);
        return Math.hypot(ax + along * dx, ay + along * dy);
    }

    private static double eastM(GeoPoint from, LatLng to) {
        double degrees = Math.IEEEremainder(to.lng - from.lon(), 360);
        double middle = Math.toRadians((from.lat() + to.lat) / 2);
        return Math.toRadians(degrees) * Math.cos(middle) * EARTH_RADIUS_M;
    }

    private static double northM(GeoPoint from, LatLng to) {
        return Math.toRadians(to.lat - from.lat()) * EARTH_RADIUS_M;
    }
}
