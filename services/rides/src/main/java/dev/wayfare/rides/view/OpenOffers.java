package dev.wayfare.rides.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.views.ViewSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The view {@code offers}: the open offer of a driver, by driver's id. It has no documents of its own: an offer is a ride
 * that waits for a driver's word, so it is read from the rides, and there is nothing to keep in step. Thread-safe.
 */
public final class OpenOffers implements ViewSource {

    /** Name of the view. */
    public static final String NAME = "offers";

    static final String OFFERED_TO = "_offeredTo";

    private static final List<String> OF_THE_RIDE = List.of("rideId", "pickup", "dropoff", "fareEstimate");

    private final MongoCollection<Document> rides;
    private final Clock clock;

    public OpenOffers(MongoCollection<Document> rides, Clock clock) {
        this.rides = rides;
        this.clock = clock;
    }

    @Override
    public Optional<Found> find(String driver) {
        Instant now = clock.instant();
        for (Document ride : rides.find(Filters.eq(OFFERED_TO, driver))) {
            Optional<Found> open = openOffer(ride, driver, now);
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        String driver = filters.get("driverId");
        if (driver == null || filters.size() > 1 || !cursor.isEmpty()) {
            throw new IllegalArgumentException("offers are listed by driverId alone, not by " + filters.keySet());
        }
        List<Found> items = new ArrayList<>();
        find(driver).ifPresent(items::add);
        return new Page(items, "");
    }

    /** The offer that this ride makes this driver; empty when its time is over. */
    static Optional<Found> openOffer(Document ride, String driver, Instant now) {
        if (!(ride.get("_offer") instanceof Map<?, ?> offer)
                || !Instant.parse((String) offer.get("expiresAt")).isAfter(now)) {
            return Optional.empty();
        }
        Document open = new Document("offerId", offer.get("offerId"));
        OF_THE_RIDE.forEach(field -> open.append(field, ride.get(field)));
        open.append("pickupEtaS", offer.get("pickupEtaS")).append("expiresAt", offer.get("expiresAt"));
        long version = ((Number) ride.get("_version", (Object) 0L)).longValue();
        return Optional.of(new Found(driver, version, Json.write(open)));
    }
}
