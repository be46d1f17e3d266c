package dev.wayfare.simulator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ride of the fake. Guarded by {@link FakeDispatch}. */
final class FakeRide {
    final String id;
    final String rider;
    final JsonNode pickup;
    final JsonNode dropoff;
    final Set<String> refusedBy = new HashSet<>();
    final List<String> statuses = new ArrayList<>();
    String status = "REQUESTED";
    int version = 1;

    @Nullable
    String driver;

    @Nullable
    String offer;

    @Nullable
    String cancelledBy;

    int attempts;

    FakeRide(String id, String rider, JsonNode pickup, JsonNode dropoff) {
        this.id = id;
        this.rider = rider;
        this.pickup = pickup;
        this.dropoff = dropoff;
        statuses.add(status);
    }

    void become(String next) {
        status = next;
        statuses.add(next);
        version++;
    }

    Map<String, Object> view(String viewer) {
        Map<String, Object> view = new HashMap<>();
        view.put("rideId", id);
        view.put("status", status);
        view.put("version", version);
        view.put("riderId", rider);
        view.put("driverId", driver);
        view.put("cancelledBy", cancelledBy);
        view.put("pickup", pickup);
        view.put("dropoff", dropoff);
        if (viewer.equals(rider)) {
            view.put("pin", pin());
        }
        return view;
    }

    String pin() {
        return String.format("%04d", Math.floorMod(id.hashCode(), 10_000));
    }
}
