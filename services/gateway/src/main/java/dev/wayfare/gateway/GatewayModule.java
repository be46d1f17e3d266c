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
import dev.wayfare.gateway.driving.DriverReads;
import dev.wayfare.gateway.driving.DrivingRoutes;
import dev.wayfare.gateway.driving.Locations;
import dev.wayfare.gateway.driving.NearbyDrivers;
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
import dev.wayfare.gateway.riding.Bills;
import dev.wayfare.gateway.riding.CancellationQuotes;
import dev.wayfare.gateway.riding.Products;
import dev.wayfare.gateway.riding.QuoteSeal;
import dev.wayfare.gateway.riding.Quotes;
import dev.wayfare.gateway.riding.RideActions;
import dev.wayfare.gateway.riding.RideFace;
import dev.wayfare.gateway.riding.RideLists;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.gateway.riding.RideRequests;
import dev.wayfare.gateway.riding.RidingRoutes;
import dev.wayfare.gateway.riding.Tariffs;
import dev.wayfare.gateway.riding.Trips;
import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.auth.AccessTokens;
import dev.wayfare.runtime.auth.RidePin;
import dev.wayfare.runtime.geo.FixRecords;
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
        AccessTokens tokens = tokens(node, neighbours);
        Gate gate = new TokenGate(tokens::verify, limits);
        Notes notes = node.onStop(new RedisNotes(node.redis(), node.meters().counter("gateway.notes.away")));
        Commands commands = new Commands(
                CommandAppender.toLog(node.writer()),
                Outcomes.of(node.commands("gateway")),
                notes,
                new BodyHash(node.secrets().sign("body-hash", "v1")));
        ServerBuilder front = node.front();
        Front.open(front, settings.port());
        Shared shared = new Shared(settings, limits, notes, commands);
        Front.add(front, routes(node, neighbours, shared), gate, node.clock());
    }

    /** What most routes need. */
    private record Shared(GatewaySettings settings, Limits limits, Notes notes, Commands commands) {}

    private static AccessTokens tokens(Node node, Neighbours neighbours) {
        Refreshed<String> keys = refreshed(node, "keys for access tokens", KEYS_EVERY, neighbours::keys);
        return new AccessTokens(() -> keys.latest().orElse("{\"keys\":[]}"), node.clock());
    }

    private static List<Route> routes(Node node, Neighbours neighbours, Shared shared) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(riding(node, neighbours, shared));
        routes.addAll(driving(node, neighbours, shared));
        routes.addAll(people(neighbours, shared));
        routes.addAll(OpsRoutes.of(node.health(), node.meters()));
        return routes;
    }

    private static List<Route> riding(Node node, Neighbours neighbours, Shared shared) {
        Documents documents = neighbours.documents();
        Tariffs tariffs = new Tariffs(refreshed(node, "tariffs", TARIFFS_EVERY, neighbours::tariffs));
        QuoteSeal seal = new QuoteSeal(node.secrets());
        RidePin pins = new RidePin(node.secrets());
        RideReads reads =
                new RideReads(documents, shared.notes(), new RideFace(ride -> pins.of(new RideId(ride)), documents));
        RideRequests requests = new RideRequests(shared.commands(), tariffs, seal);
        List<Route> routes = new ArrayList<>(RidingRoutes.ofRides(
                requests,
                new Trips(
                        shared.commands(),
                        requests,
                        reads,
                        documents,
                        shared.settings().tripPatience()),
                reads,
                new RideLists(documents, reads),
                new RideActions(shared.commands(), reads),
                new CancellationQuotes(reads)));
        routes.addAll(RidingRoutes.ofMoney(
                new Products(tariffs),
                new Quotes(tariffs, seal, new NearbyDrivers(neighbours::fleet)),
                new Bills(documents, shared.commands())));
        return routes;
    }

    private static List<Route> driving(Node node, Neighbours neighbours, Shared shared) {
        return DrivingRoutes.of(
                new DriverActions(shared.commands(), new RidePin(node.secrets())),
                new Locations((driver, fix) -> node.writer().send(FixRecords.of(driver, fix))),
                new DriverReads(neighbours.documents()),
                new NearbyDrivers(neighbours::fleet));
    }

    private static List<Route> people(Neighbours neighbours, Shared shared) {
        Documents documents = neighbours.documents();
        Credentials credentials = new Credentials(neighbours::credentials);
        SignUps signUps = new SignUps(shared.commands(), credentials, documents, shared.notes());
        ProfileChanges changes = new ProfileChanges(shared.commands(), credentials, shared.limits());
        List<Route> routes = new ArrayList<>(
                PeopleRoutes.of(signUps, new Sessions(credentials, shared.limits()), new Profiles(documents), changes));
        routes.addAll(AdminRoutes.of(signUps, changes));
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
