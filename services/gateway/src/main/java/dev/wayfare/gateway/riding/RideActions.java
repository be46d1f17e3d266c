package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.RideId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What people do to a ride that exists: call it off, rate it. A ride that is not theirs is a 404 before anything is appended;
 * where its view is away the ride's owner is left to say so.
 */
public final class RideActions {

    private static final String ACTION = "act";
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_COMMENT = 500;

    private final Commands commands;
    private final RideReads reads;

    public RideActions(Commands commands, RideReads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    /** The action is in the log. */
    record Taken(String rideId, String actionId, String status) {}

    /** {@code POST /rides/{id}/cancel}: by its rider, or by the platform's people. */
    public CompletionStage<Answer> cancel(Call call) {
        Form form = call.form();
        String reason = form.optionalText("reason", LONGEST_REASON);
        form.check();
        CancelledBy by = call.isStaff() ? CancelledBy.SYSTEM : CancelledBy.RIDER;
        RideCommand command = new RideCommand.Cancel(by, call.subject(), reason);
        return known(call).thenCompose(ride -> {
            boolean isDriver = ride.filter(
                            one -> call.subject().equals(one.path("driverId").asText()))
                    .isPresent();
            if (isDriver) {
                throw Problem.of(403, "forbidden", "a driver gives a ride back by POST /driver-actions/cancel")
                        .raise();
            }
            return take(call, form, command);
        });
    }

    /** {@code POST /rides/{id}/rating}: by its rider and its driver. */
    public CompletionStage<Answer> rate(Call call) {
        Form form = call.form();
        int stars = form.integer("stars", 1, 5);
        String comment = form.optionalText("comment", LONGEST_COMMENT);
        form.check();
        RideCommand command = new RideCommand.Rate(call.caller().user(), stars, comment);
        return known(call).thenCompose(ride -> take(call, form, command));
    }

    private CompletionStage<Optional<ObjectNode>> known(Call call) {
        String id = call.pathId("id", RideId.PREFIX);
        return reads.document(call, id, 0).handle((ride, failure) -> {
            if (failure == null) {
                return Optional.of(ride);
            }
            Throwable cause = Failures.unwrap(failure);
            if (cause instanceof Problem.Raised raised && raised.problem().status() == 404) {
                throw Problems.notFound("ride").raise();
            }
            return Optional.empty();
        });
    }

    private CompletionStage<Answer> take(Call call, Form form, RideCommand command) {
        String ride = call.pathId("id", RideId.PREFIX);
        return commands.submit(call, Intent.of(call.subject(), "POST " + call.path(), ACTION, form, stamp -> {
            String location = RideRequests.LOCATION + ride;
            return new Planned(
                    Topics.RIDE_REQUESTS,
                    ride,
                    command,
                    Commands.accepted(new Taken(ride, stamp.id(), "PENDING"), location),
                    "",
                    outcome -> shown(call, ride, outcome.version()));
        }));
    }

    private CompletionStage<Answer> shown(Call call, String ride, long version) {
        return reads.show(call, ride, version).thenApply(now -> Answer.json(200, now));
    }
}
