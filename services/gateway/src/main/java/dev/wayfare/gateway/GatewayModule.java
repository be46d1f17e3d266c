package dev.wayfare.gateway;

import com.linecorp.armeria.server.ServerBuilder;
import dev.wayfare.gateway.admin.AdminRoutes;
import dev.wayfare.gateway.auth.TokenGate;
import dev.wayfare.gateway.command.BodyHash;
import dev.wayfare.gateway.command.CommandAppender;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Notes;
import dev.wayfare.gateway.command.Outcomes;
import dev.wayfare.gateway.command.RedisNotes;
import dev.wayfare.gateway.driving.DriverActions;
import dev.wayfare.gateway.http.Front;
import dev.wayfare.gateway.http.Gate;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.gateway.ops.OpsRoutes;
import dev.wayfare.gateway.people.Credentials;
import dev.wayfare.gateway.people.PeopleRoutes;
import dev.wayfare.gateway.people.ProfileChanges;
import dev.wayfare.gateway.people.Profiles;
import dev.wayfare.gateway.people.Sessions;
import dev.wayfare.gateway.people.SignUps;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Refreshed;
import dev.wayfare.gateway.riding.QuoteSeal;
import dev.wayfare.gateway.riding.RideFace;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.gateway.riding.RideRequests;
import dev.wayfare.gateway.riding.RidingRoutes;
import dev.wayfare.gateway.riding.Tariffs;
import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.auth.AccessTokens;
import dev.wayfare.runtime.auth.RidePin;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Wires the gateway: what its routes need, the routes, and the one public port. */
public final class GatewayModule implements Module {

    private static final Duration KEYS_EVERY = Duration.ofSeconds(3);
    private static final Duration TARIFFS_EVERY = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void start(Node node) {
        GatewaySettings settings = GatewaySettings.read(node.settings());
        Neighbours neighbours = Neighbours.of(node);
        Limits limits = new Limits(settings.limits());
        Gate gate = gate(node, limits, neighbours);
        Notes notes = node.onStop(new RedisNotes(node.redis(), node.meters().counter("gateway.notes.away")));
        Commands commands = new Commands(
                CommandAppender.toLog(node.writer()),
                Outcomes.of(node.commands("gateway")),
                notes,
                new BodyHash(node.secrets().sign("body-hash", "v1")));
        ServerBuilder front = node.front();
        Front.open(front, settings.port());
        Front.add(front, routes(node, neighbours, commands, notes, limits), gate, node.clock());
    }

    private static Gate gate(Node node, Limits limits, Neighbours neighbours) {
        Refreshed<String> keys = refreshed(node, "keys for access tokens", KEYS_EVERY, neighbours::keys);
        AccessTokens tokens = new AccessTokens(() -> keys.latest().orElse("{\"keys\":[]}"), node.clock());
        return new TokenGate(tokens::verify, limits);
    }

    private static List<Route> routes(Node node, Neighbours neighbours, Commands commands, Notes notes, Limits limits) {
        Documents documents = neighbours.documents();
        Tariffs tariffs = new Tariffs(refreshed(node, "tariffs", TARIFFS_EVERY, neighbours::tariffs));
        RidePin pins = new RidePin(node.secrets());
        RideReads reads = new RideReads(documents, notes, new RideFace(ride -> pins.of(new RideId(ride))));
        List<Route> routes = new ArrayList<>();
        routes.addAll(RidingRoutes.of(new RideRequests(commands, tariffs, new QuoteSeal(node.secrets())), reads));
        routes.addAll(new DriverActions(commands, pins).routes());
        Credentials credentials = new Credentials(neighbours::credentials);
        SignUps signUps = new SignUps(commands, credentials, documents, notes);
        ProfileChanges changes = new ProfileChanges(commands, credentials, limits);
        routes.addAll(PeopleRoutes.of(signUps, new Sessions(credentials, limits), new Profiles(documents), changes));
        routes.addAll(AdminRoutes.of(signUps, changes));
        routes.addAll(OpsRoutes.of(node.health(), node.meters()));
        return routes;
    }

    private static <T> Refreshed<T> refreshed(
            Node node, String what, Duration every, Supplier<CompletionStage<T>> source) {
        Refreshed<T> refreshed = new Refreshed<>(what, source, every);
        node.startLater(refreshed::start);
        node.health()
                .check(what, () -> refreshed.latest().isPresent() ? Optional.empty() : Optional.of("not known yet"));
        return refreshed;
    }
}
