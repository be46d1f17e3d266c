package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.command.Stamp;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /trips}: a ride, answered when a driver is held. It is the same command on the same log; only the answer waits.
 */
public final class Trips {

    private static final String HANDLES = "driver-handles";

    private final Commands commands;
    private final RideRequests requests;
    private final RideReads reads;
    private final Documents documents;
    private final Duration patience;

    /**
     * Takes trips.
     *
     * @param patience how long a rider waits for a driver before he is told 202
     */
    public Trips(Commands commands, RideRequests requests, RideReads reads, Documents documents, Duration patience) {
        this.commands = commands;
        this.requests = requests;
        this.reads = reads;
        this.documents = documents;
        this.patience = patience;
    }

    public CompletionStage<Answer> request(Call call) {
        RideForm form = RideForm.read(call.form(), true);
        return chosen(form)
                .thenCompose(driver -> commands.submit(
                        call,
                        new Intent(
                                call.subject(),
                                "POST " + call.path(),
                                RideId.PREFIX,
                                form.form(),
                                true,
                                stamp -> plan(call, form, driver.orElse(null), stamp)),
                        Optional.of(patience)));
    }

    private CompletionStage<Optional<UserId>> chosen(RideForm form) {
        if (form.driverHandle() == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return documents.find(HANDLES, form.driverHandle(), 0).thenApply(found -> {
            String driver = found.orElseThrow(
                            () -> Problem.of(409, "driver-unavailable", "this driver is not on the map any more")
                                    .raise())
                    .json()
                    .path("driverId")
                    .asText();
            return Optional.of(new UserId(driver));
        });
    }

    private Planned plan(Call call, RideForm form, @Nullable UserId driver, Stamp stamp) {
        var command = requests.command(form, call.caller().user(), driver, stamp);
        String location = RideRequests.LOCATION + stamp.id();
        return new Planned(
                Topics.RIDE_REQUESTS,
                stamp.id(),
                command,
                Commands.accepted(new RideReceipt.Accepted(stamp.id(), RideStatus.REQUESTED), location),
                RideReceipt.preview(command, stamp.now()),
                outcome -> reads.show(call, stamp.id(), outcome.version())
                        .thenApply(ride -> held(call, ride).with("location", location)));
    }

    /** The trip, if it got that far: a repeated request may find it searching, or ended without a driver. */
    private static Answer held(Call call, ObjectNode ride) {
        RideStatus status = RideStatus.valueOf(ride.path("status").asText());
        return switch (status) {
            case REQUESTED ->
                Answer.json(202, new RideReceipt.Accepted(ride.path("rideId").asText(), status));
            case NO_DRIVERS_AVAILABLE ->
                Answer.problem(
                        Problem.of(409, "no-drivers", "no driver could be found; try again in a few minutes"),
                        call.path(),
                        ride.path("rideId").asText());
            case PENDING_ACCEPTANCE, ACCEPTED, ARRIVED, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW, EXPIRED ->
                Answer.json(201, ride);
        };
    }
}
