package dev.wayfare.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.travel.FlightSearch;
import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc;
import dev.wayfare.contracts.proto.travel.ItemsToPrice;
import dev.wayfare.contracts.proto.travel.Leg;
import dev.wayfare.contracts.proto.travel.OffersGrpc;
import dev.wayfare.contracts.proto.travel.PricedItem;
import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.travel.Traveller;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.travel.catalogue.stream.CatalogueLog;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real module over real stores, as a process would run it. */
class TravelModuleTest {

    @TempDir
    private static Path folder;

    private static EmbeddedStack stack;
    private static Node node;

    @BeforeAll
    static void start() throws Exception {
        stack = EmbeddedStack.start(folder.resolve("stores"));
        node = startNode();
    }

    @AfterAll
    static void stop() {
        node.close();
        stack.close();
    }

    private static Node startNode() throws Exception {
        Settings settings = Settings.read(
                Map.of(
                        "kafka.bootstrap", stack.kafka().bootstrap(),
                        "redis.uri", stack.redis().uri(),
                        "mongodb.uri", stack.mongo().uri()),
                Optional.empty());
        return Node.start(settings, folder.resolve("node"), List.of(new TravelModule()));
    }

    @Test
    void what_is_found_is_priced_and_held_and_then_less_is_found_also_after_a_restart() throws Exception {
        eventually().untilAsserted(() -> assertThat(found().getJourneysCount()).isPositive());
        Leg leg = leg();
        int before = leg.getAvailable();

        BookingItem item = priced(leg);
        assertThat(item.price().amountMinor()).isEqualTo(2 * leg.getPrice().getAmountMinor());

        hold(item, "a");
        eventually().untilAsserted(() -> assertThat(again(leg).getAvailable()).isEqualTo(before - 2));
        eventually().untilAsserted(() -> assertThat(keptInRedis(leg)).isNotEmpty());

        node.close();
        node = startNode();
        eventually().untilAsserted(() -> assertThat(again(leg).getAvailable()).isEqualTo(before - 2));

        hold(item, "b");
        eventually().untilAsserted(() -> assertThat(again(leg).getAvailable()).isEqualTo(before - 4));
        release("a");
        eventually().untilAsserted(() -> assertThat(again(leg).getAvailable()).isEqualTo(before - 2));
    }

    @Test
    void the_same_catalogue_written_again_changes_nothing() {
        CatalogueLog log = new CatalogueLog(node.kafka(), node.writer());
        MadeCatalogue own = MadeCatalogue.own();
        MadeCatalogue less =
                new MadeCatalogue("test", own.events().subList(0, own.events().size() - 10), own.rows(), List.of(), 0);
        eventually().untilAsserted(() -> assertThat(found().getJourneysCount()).isPositive());

        assertThat(log.write(own))
                .isEqualTo(new CatalogueLog.Imported(0, own.events().size(), 0));
        assertThat(log.write(less))
                .as("an import takes the place of what we brought along")
                .isEqualTo(new CatalogueLog.Imported(0, own.events().size() - 10, 10));
        assertThat(log.write(own))
                .isEqualTo(new CatalogueLog.Imported(10, own.events().size() - 10, 0));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
    }

    private static SearchResponse found() throws ExecutionException, InterruptedException, TimeoutException {
        return node.rpc()
                .client(
                        "travel",
                        InventoryServiceGrpc::newFutureStub,
                        InventoryServiceGrpc.InventoryServiceFutureStub.class)
                .search(SearchRequest.newBuilder()
                        .setFlights(FlightSearch.newBuilder()
                                .setFrom("ORD")
                                .setTo("LAX")
                                .setDate(LocalDate.now(ZoneOffset.UTC)
                                        .plusDays(40)
                                        .toString())
                                .setMaxStops(0))
                        .build())
                .get(10, TimeUnit.SECONDS);
    }

    private static Leg leg() throws ExecutionException, InterruptedException, TimeoutException {
        return found().getJourneys(0).getLegs(0);
    }

    /** The same flight, wherever it stands by now: what is sold of it moves its price. */
    private static Leg again(Leg leg) throws ExecutionException, InterruptedException, TimeoutException {
        return found().getJourneysList().stream()
                .map(journey -> journey.getLegs(0))
                .filter(one -> one.getFlightId().equals(leg.getFlightId()))
                .findFirst()
                .orElseThrow();
    }

    private static BookingItem priced(Leg leg) throws ExecutionException, InterruptedException, TimeoutException {
        ItemRequest asked = ItemRequest.flight(new FlightId(leg.getFlightId()), Cabin.ECONOMY, 2, null);
        PricedItem priced = node.rpc()
                .client("travel", OffersGrpc::newFutureStub, OffersGrpc.OffersFutureStub.class)
                .price(ItemsToPrice.newBuilder()
                        .addRequestsJson(ByteString.copyFrom(Json.write(asked)))
                        .build())
                .get(10, TimeUnit.SECONDS)
                .getItems(0);
        assertThat(priced.hasFault()).as("%s", priced).isFalse();
        return Json.read(priced.getItemJson().toByteArray(), BookingItem.class);
    }

    private static Map<String, String> keptInRedis(Leg leg) {
        return node
                .redis()
                .connection()
                .sync()
                .keys("travel:stock:*:" + new FlightId(leg.getFlightId()).date())
                .stream()
                .findFirst()
                .map(key -> node.redis().connection().sync().hgetall(key))
                .orElse(Map.of());
    }

    private static final UserId TINA = new UserId(Ids.derive(UserId.PREFIX, "tina"));

    private static BookingId booking(String name) {
        return new BookingId(Ids.derive(BookingId.PREFIX, name));
    }

    /** Holds it by a booking that is paid later: stock that no booking knows of is given back by the owner of bookings. */
    private static void hold(BookingItem item, String name) {
        BookingItem later = new BookingItem(
                1,
                item.kind(),
                item.resource(),
                item.quantity(),
                item.slots(),
                item.title(),
                item.where(),
                item.startsAt(),
                item.endsAt(),
                new FareRules("LATER", List.of(), false, 3_600),
                item.price(),
                item.asked());
        say(
                booking(name),
                new BookingCommand.Create(
                        booking(name),
                        TINA,
                        List.of(new Traveller("Tina", null)),
                        List.of(later),
                        item.price(),
                        "tok_ok",
                        true,
                        null,
                        null));
    }

    private static void release(String name) {
        say(booking(name), new BookingCommand.Cancel(CancelledBy.TRAVELLER, TINA.value(), null, null, null));
    }

    private static void say(BookingId booking, BookingCommand command) {
        String id = Ids.derive("say", command.toString());
        node.writer()
                .append(Command.of(Topics.BOOKING_REQUESTS, booking.value(), command, id, "test"))
                .join();
    }
}
