package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a ride's document looks to one of its people: with the driver's name, rating and vehicle; with the PIN and the driver's
 * position for the rider alone, while the ride lasts. What cannot be had just now is left out. Thread-safe.
 */
public final class RideFace {

    private static final Logger LOG = LoggerFactory.getLogger(RideFace.class);
    private static final List<String> OF_THE_DRIVER = List.of("name", "rating", "vehicle");

    private final UnaryOperator<String> pins;
    private final Documents documents;
    private final AsyncCache<String, Optional<ObjectNode>> drivers = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .buildAsync();

    /**
     * Shows rides.
     *
     * @param pins the PIN of a ride's id
     */
    public RideFace(UnaryOperator<String> pins, Documents documents) {
        this.pins = pins;
        this.documents = documents;
    }

    CompletionStage<ObjectNode> shown(Call call, ObjectNode document) {
        ObjectNode ride = Shown.of(document);
        boolean isRider = call.subject().equals(document.path("riderId").asText());
        RideStatus status = RideStatus.valueOf(document.path("status").asText());
        if (isRider && !status.isEnd() && document.path("_pinRequired").asBoolean(false)) {
            ride.put("pin", pins.apply(document.path("rideId").asText()));
        }
        String driver = document.path("driverId").asText();
        if (driver.isEmpty()) {
            return CompletableFuture.completedFuture(ride);
        }
        CompletableFuture<Optional<ObjectNode>> position =
                isRider && isUnderWay(status) ? position(driver) : CompletableFuture.completedFuture(Optional.empty());
        return profile(driver).thenCombine(position, (profile, place) -> {
            profile.ifPresent(known -> {
                ObjectNode face = known.deepCopy();
                place.ifPresent(where -> face.set("position", where));
                ride.set("driver", face);
            });
            return ride;
        });
    }

    private static boolean isUnderWay(RideStatus status) {
        return status == RideStatus.ACCEPTED || status == RideStatus.ARRIVED || status == RideStatus.IN_PROGRESS;
    }

    private CompletableFuture<Optional<ObjectNode>> profile(String driver) {
        return drivers.get(driver, (id, executor) -> documents
                        .find("accounts", id, 0)
                        .thenApply(found -> found.map(account -> profileOf(account.json()))))
                .exceptionally(RideFace::none);
    }

    private static ObjectNode profileOf(ObjectNode account) {
        ObjectNode profile = account.objectNode();
        OF_THE_DRIVER.stream().filter(account::has).forEach(field -> profile.set(field, account.path(field)));
        return profile;
    }

    private CompletableFuture<Optional<ObjectNode>> position(String driver) {
        return documents
                .find("drivers", driver, 0)
                .thenApply(found -> found.map(live -> live.json().path("position"))
                        .filter(ObjectNode.class::isInstance)
                        .map(ObjectNode.class::cast))
                .exceptionally(RideFace::none);
    }

    private static Optional<ObjectNode> none(Throwable failure) {
        LOG.debug("a driver's profile or position cannot be had just now: {}", failure.toString());
        return Optional.empty();
    }
}
