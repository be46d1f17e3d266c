package dev.wayfare.simulator.load;

import java.net.URI;
import java.util.List;

/**
 * A load of fixes in binary frames, from fleets' gateways that each speak for some drivers.
 *
 * @param token of an account that may send for all of them
 * @param drivers whose fixes are sent, divided among the sockets
 * @param fixesPerSecond of all together, open loop
 * @param perFrame fixes of one driver in a frame
 * @param burst frames, of as many drivers, that a gateway writes together
 * @param seconds that count
 * @param warmUpSeconds before them, in which the rate rises from nothing to the whole
 */
public record FixLoadSettings(
        URI baseUrl,
        String token,
        List<String> drivers,
        int sockets,
        double fixesPerSecond,
        int perFrame,
        int burst,
        int seconds,
        int warmUpSeconds) {

    public FixLoadSettings {
        drivers = List.copyOf(drivers);
        if (drivers.size() < sockets) {
            throw new IllegalArgumentException(drivers.size() + " drivers are too few for " + sockets + " sockets");
        }
    }
}
