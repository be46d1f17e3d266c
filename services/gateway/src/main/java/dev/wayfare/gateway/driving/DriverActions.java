package dev.wayfare.gateway.driving;

import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.auth.RidePin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /driver-actions/…}: what a driver does. His owner decides; a ride's step is decided by the ride at last. */
public final class DriverActions {

    private static final String ACTION = "act";
    private static final int MOST_PRODUCTS = 20;
    private static final int LONGEST_PRODUCT = 40;
    private static final int LONGEST_REASON = 200;
    private static final Pattern PIN = Pattern.compile("\\d{4}");

    private final Commands commands;
    private final RidePin pins;
    private final Limits limits;

    public DriverActions(Commands commands, RidePin pins, Limits limits) {
        this.commands = commands;
        this.pins = pins;
        this.limits = limits;
    }

    /** The answer when nobody has decided yet. */
    record Taken(String actionId, String status) {}

    /**
     * The answer to whoever has waited.
     *
     * @param rideId absent where no ride is concerned
     */
    record Applied(String outcome, @Nullable String rideId) {}

    public List<Route> routes() {
        return List.of(
                action("online", DriverActions::online),
                action("offline", (call, form) -> new DriverCommand.GoOffline()),
                action("accept", (call, form) -> new DriverCommand.AcceptOffer(offer(form))),
                action("decline", DriverActions::decline),
                ending("arrive", (call, form) -> new DriverCommand.Arrive(ride(form))),
                ending("start", (call, form) -> start(form)),
                ending("end", (call, form) -> new DriverCommand.End(ride(form))),
                ending("cancel", DriverActions::giveUp));
    }

    private Route action(String name, BiFunction<Call, Form, DriverCommand> reading) {
        return Route.post("/driver-actions/" + name, Access.DRIVERS, call -> act(call, reading));
    }

    /** What brings a ride nearer to its end, once it is accepted. */
    private Route ending(String name, BiFunction<Call, Form, DriverCommand> reading) {
        return Route.post("/driver-actions/" + name, Access.DRIVERS_EVEN_SUSPENDED, call -> act(call, reading));
    }

    private CompletionStage<Answer> act(Call call, BiFunction<Call, Form, DriverCommand> reading) {
        Form form = call.form();
        DriverCommand command = reading.apply(call, form);
        form.check();
        String driver = call.subject();
        return commands.submit(
                call,
                Intent.of(
                        driver,
                        "POST " + call.path(),
                        ACTION,
                        form,
                        stamp -> new Planned(
                                Topics.DRIVER_ACTIONS,
                                driver,
                                command,
                                Commands.accepted(new Taken(stamp.id(), "PENDING"), "/api/v1/drivers/" + driver),
                                "",
                                DriverActions::applied)));
    }

    private static CompletionStage<Answer> applied(CommandOutcome outcome) {
        String ride = Ids.isId(RideId.PREFIX, outcome.subject()) ? outcome.subject() : null;
        return CompletableFuture.completedFuture(Answer.json(200, new Applied("APPLIED", ride)));
    }

    private static DriverCommand online(Call call, Form form) {
        GeoPoint position = form.position("position");
        return new DriverCommand.GoOnline(position, form.optionalTexts("products", MOST_PRODUCTS, LONGEST_PRODUCT));
    }

    private static DriverCommand decline(Call call, Form form) {
        return new DriverCommand.DeclineOffer(offer(form), form.optionalText("reason", LONGEST_REASON));
    }

    private static DriverCommand giveUp(Call call, Form form) {
        return new DriverCommand.GiveUp(ride(form), form.optionalText("reason", LONGEST_REASON));
    }

    private DriverCommand start(Form form) {
        RideId ride = ride(form);
        String typed = form.optionalMatching("pin", PIN, "four digits");
        if (typed != null) {
            limits.countPin(ride.value());
        }
        return new DriverCommand.Start(ride, typed == null ? null : pins.matches(ride, typed));
    }

    private static ClaimId offer(Form form) {
        return new ClaimId(form.id("offerId", ClaimId.PREFIX));
    }

    private static RideId ride(Form form) {
        return new RideId(form.id("rideId", RideId.PREFIX));
    }
}
