package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.RideId;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rides/{id}/cancellation-quote}: what calling it off would cost who asks now, by the tariff of the request. It costs the
 * rider alone; support may end a ride that is under way.
 */
public final class CancellationQuotes {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final RideReads reads;

    public CancellationQuotes(RideReads reads) {
        this.reads = reads;
    }

    /**
     * The answer.
     *
     * @param freeUntil until when it costs nothing; absent while no driver has accepted
     */
    record Quote(String rideId, Money fee, @Nullable Instant freeUntil) {}

    public CompletionStage<Answer> quote(Call call) {
        return reads.document(call, call.pathId("id", RideId.PREFIX), 0)
                .thenApply(ride -> Answer.json(200, of(call, ride)));
    }

    private static Quote of(Call call, ObjectNode ride) {
        boolean isUnderWay = ride.path("status").asText().equals(RideStatus.IN_PROGRESS.name());
        if (isUnderWay && call.isStaff()) {
            return free(ride);
        }
        Quote quote = ofRider(ride, call.now());
        return ride.path("riderId").asText().equals(call.subject()) ? quote : free(ride);
    }

    private static Quote free(ObjectNode ride) {
        String currency = ride.path("fareEstimate").path("currency").asText();
        return new Quote(ride.path("rideId").asText(), Money.zero(currency), null);
    }

    private static Quote ofRider(ObjectNode ride, Instant now) {
        String id = ride.path("rideId").asText();
        RideStatus status = RideStatus.valueOf(ride.path("status").asText());
        return switch (status) {
            case REQUESTED, PENDING_ACCEPTANCE -> free(ride);
            case ACCEPTED, ARRIVED -> {
                Tariff tariff = MAPPER.convertValue(ride.path("_tariff"), Tariff.class);
                Instant acceptedAt = Instant.parse(ride.path("_acceptedAt").asText());
                Instant freeUntil = acceptedAt.plusSeconds(tariff.freeCancellationS());
                yield new Quote(id, tariff.cancellationFeeAt(acceptedAt, now), freeUntil);
            }
            case IN_PROGRESS ->
                throw Problem.of(409, "ride-in-progress", "the rider is on board; the ride cannot be cancelled")
                        .raise();
            case COMPLETED, NO_DRIVERS_AVAILABLE, CANCELLED, NO_SHOW, EXPIRED ->
                throw Problem.of(409, "ride-ended", "the ride has ended: " + status)
                        .raise();
        };
    }
}
