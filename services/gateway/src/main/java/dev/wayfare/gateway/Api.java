package dev.wayfare.gateway;

import com.linecorp.armeria.server.ServerBuilder;
import dev.wayfare.gateway.admin.AdminLetters;
import dev.wayfare.gateway.admin.AdminRoutes;
import dev.wayfare.gateway.admin.Audit;
import dev.wayfare.gateway.admin.ChartReads;
import dev.wayfare.gateway.auth.TokenGate;
import dev.wayfare.gateway.command.BodyHash;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.driving.DriverActions;
import dev.wayfare.gateway.driving.DriverReads;
import dev.wayfare.gateway.driving.DrivingRoutes;
import dev.wayfare.gateway.driving.Locations;
import dev.wayfare.gateway.driving.NearbyDrivers;
import dev.wayfare.gateway.grpc.GrpcApi;
import dev.wayfare.gateway.http.Front;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.gateway.ops.OpsRoutes;
import dev.wayfare.gateway.people.Credentials;
import dev.wayfare.gateway.people.PeopleRoutes;
import dev.wayfare.gateway.people.ProfileChanges;
import dev.wayfare.gateway.people.Profiles;
import dev.wayfare.gateway.people.Sessions;
import dev.wayfare.gateway.people.SignUps;
import dev.wayfare.gateway.riding.Bills;
import dev.wayfare.gateway.riding.CancellationQuotes;
import dev.wayfare.gateway.riding.DriverTracks;
import dev.wayfare.gateway.riding.Products;
import dev.wayfare.gateway.riding.QuoteSeal;
import dev.wayfare.gateway.riding.Quotes;
import dev.wayfare.gateway.riding.RideActions;
import dev.wayfare.gateway.riding.RideFace;
import dev.wayfare.gateway.riding.RideLists;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.gateway.riding.RideRequests;
import dev.wayfare.gateway.riding.RideTracks;
import dev.wayfare.gateway.riding.RidingRoutes;
import dev.wayfare.gateway.riding.SupplyDemandChart;
import dev.wayfare.gateway.riding.Trips;
import dev.wayfare.gateway.searching.TravelSearches;
import dev.wayfare.gateway.travelling.BookingActions;
import dev.wayfare.gateway.travelling.BookingLists;
import dev.wayfare.gateway.travelling.BookingReads;
import dev.wayfare.gateway.travelling.BookingRequests;
import dev.wayfare.gateway.travelling.RefundQuotes;
import dev.wayfare.gateway.travelling.RefundSeal;
import dev.wayfare.gateway.travelling.TravellingRoutes;
import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.auth.RidePin;
import dev.wayfare.runtime.node.Vitals;
import java.util.ArrayList;
import java.util.List;

/** The API, REST and gRPC, on its {@link Seams}. */
final class Api {

    private final Seams seams;
    private final Limits limits;
    private final Commands commands;
    private final NearbyDrivers nearby;
    private final RidePin pins;
    private final QuoteSeal seal;
    private final RideReads reads;
    private final RideRequests requests;
    private final Trips trips;

    Api(Seams seams) {
        this.seams = seams;
        this.limits = new Limits(seams.settings().limits());
        this.commands = new Commands(
                seams.appender(),
                seams.outcomes(),
                seams.notes(),
                new BodyHash(seams.secrets().sign("body-hash", "v1")));
        this.nearby = new NearbyDrivers(seams.fleet(), limits);
        this.pins = new RidePin(seams.secrets());
        this.seal = new QuoteSeal(seams.secrets());
        this.reads = new RideReads(
                seams.rides(), seams.notes(), new RideFace(ride -> pins.of(new RideId(ride)), seams.documents()));
        this.requests = new RideRequests(commands, seams.tariffs(), seal, seams.travelTimes(), seams.markets());
        this.trips = new Trips(
                commands, requests, reads, seams.documents(), seams.settings().tripPatience());
    }

    /** Drivers on the map, as the public sees them. */
    NearbyDrivers nearby() {
        return nearby;
    }

    /** Opens the port and puts every route on it. */
    void open(ServerBuilder front) {
        Front.open(front, seams.settings().port());
        TokenGate gate = new TokenGate(seams.tokens(), limits);
        Front.add(front, routes(), gate, seams.clock(), seams.metrics());
        GrpcApi.add(
                front,
                gate,
                limits,
                trips,
                reads,
                seams.fleet(),
                seams.inventory(),
                seams.fixes(),
                seams.clock(),
                seams.metrics());
    }

    /** Rides as their people see them. */
    RideReads reads() {
        return reads;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.addAll(riding());
        routes.addAll(driving());
        routes.addAll(travelling());
        routes.addAll(people());
        routes.addAll(OpsRoutes.of(new Vitals(seams.health(), seams.meters())));
        routes.addAll(new TravelSearches(seams.inventory()).routes());
        return routes;
    }

    private List<Route> riding() {
        List<Route> routes = new ArrayList<>(RidingRoutes.ofRides(
                requests,
                trips,
                reads,
                new RideLists(seams.documents(), reads),
                new RideTracks(seams.documents(), reads),
                new DriverTracks(seams.documents()),
                new RideActions(commands, reads),
                new CancellationQuotes(reads)));
        routes.addAll(RidingRoutes.ofMoney(
                new Products(seams.tariffs()),
                new Quotes(seams.tariffs(), seal, nearby, seams.travelTimes(), seams.markets()),
                new Bills(seams.documents(), commands)));
        return routes;
    }

    private List<Route> driving() {
        return DrivingRoutes.of(
                new DriverActions(commands, pins, limits),
                new Locations(seams.fixes()),
                new DriverReads(seams.documents()),
                nearby);
    }

    private List<Route> travelling() {
        BookingReads bookings = new BookingReads(seams.documents(), seams.notes());
        RefundSeal refunds = new RefundSeal(seams.secrets());
        return TravellingRoutes.of(
                new BookingRequests(commands, seams.lines(), seams.offers(), bookings, seams.recentBookings()),
                bookings,
                new BookingLists(seams.documents(), bookings, seams.recentBookings()),
                new BookingActions(commands, bookings, refunds),
                new RefundQuotes(bookings, refunds));
    }

    private List<Route> people() {
        Credentials credentials = new Credentials(seams.credentials());
        SignUps signUps = new SignUps(commands, credentials, seams.documents(), seams.notes());
        ProfileChanges changes = new ProfileChanges(commands, credentials, limits);
        List<Route> routes = new ArrayList<>(
                PeopleRoutes.of(signUps, new Sessions(credentials, limits), new Profiles(seams.documents()), changes));
        routes.addAll(AdminRoutes.of(
                signUps,
                changes,
                new AdminLetters(seams.letters()),
                new Audit(seams.documents()),
                new SupplyDemandChart(seams.markets())));
        routes.addAll(AdminRoutes.of(new ChartReads(seams.documents())));
        return routes;
    }
}
