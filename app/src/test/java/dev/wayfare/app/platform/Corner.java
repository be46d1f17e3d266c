package dev.wayfare.app.platform;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A place so far from every other that nobody there meets anybody else's drivers. */
public record Corner(double lat, double lon) {

    private static final int ROWS = 80;
    private static final AtomicInteger TAKEN = new AtomicInteger();

    public static Corner next() {
        int number = TAKEN.getAndIncrement();
        return new Corner(-40 + number % ROWS, -160 + number / ROWS);
    }

    public Map<String, Object> position() {
        return Map.of("lat", lat, "lon", lon);
    }

    public Map<String, Object> pickup() {
        return Map.of("lat", lat, "lon", lon + 0.002, "address", "1 Start Street");
    }

    public Map<String, Object> dropoff() {
        return Map.of("lat", lat + 0.02, "lon", lon + 0.02);
    }

    /** What a request for a quote sends. */
    public Map<String, Object> trip() {
        return Map.of("pickup", pickup(), "dropoff", dropoff());
    }

    /** What a request for a ride sends. */
    public Map<String, Object> ride(String product) {
        return Map.of("pickup", pickup(), "dropoff", dropoff(), "product", product, "paymentMethod", "tok_ok");
    }
}
