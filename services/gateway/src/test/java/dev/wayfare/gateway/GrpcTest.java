package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceBlockingStub;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.rides.CreateTripRequest;
import dev.wayfare.contracts.proto.rides.GetTripRequest;
import dev.wayfare.contracts.proto.rides.Place;
import dev.wayfare.contracts.proto.rides.Trip;
import dev.wayfare.contracts.proto.rides.TripServiceGrpc.TripServiceBlockingStub;
import dev.wayfare.contracts.proto.rides.TripServiceGrpc.TripServiceStub;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.gateway.limits.LimitSettings;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc.ServerReflectionStub;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcTest {

    private static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final String RIDE = Ids.derive("ride", "one");
    private static final String WATCHED = Ids.derive("ride", "watched");
    private static final String CHANGING = Ids.derive("ride", "changing");
    private static final Place PICKUP =
            Place.newBuilder().setLat(41.88).setLon(-87.63).build();
    private static final Place DROPOFF =
            Place.newBuilder().setLat(41.9).setLon(-87.65).setAddress("home").build();
    private static final CreateTripRequest TRIP = CreateTripRequest.newBuilder()
            .setIdempotencyKey("key-1")
            .setPickup(PICKUP)
            .setDropoff(DROPOFF)
            .setProduct("standard")
            .build();

    @TempDir
    private static Path data;

    private static TestGateway shared;

    private TestGateway gateway = shared;

    @BeforeAll
    static void start() throws Exception {
        shared = TestGateway.start(data);
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @BeforeEach
    void begin() {
        gateway = shared;
        gateway.log.answer(command -> Optional.empty());
        gateway.log.answerLate(command -> Optional.empty());
    }

    @Test
    void a_trip_is_answered_when_a_driver_is_held_and_its_key_makes_the_same_trip_again() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        gateway.log.answerLate(command -> {
            gateway.ride(command.key(), "PENDING_ACCEPTANCE", Map.of("driverId", TestGateway.DRIVER));
            return Optional.of(new CommandOutcome(command.id(), command.key(), 3, null));
        });

        CreateTripRequest request = TRIP.toBuilder().setIdempotencyKey("held").build();
        Trip trip = asRider().createTrip(request);
        assertThat(trip.getStatus()).isEqualTo("PENDING_ACCEPTANCE");
        assertThat(trip.getDriverId()).isEqualTo(TestGateway.DRIVER);
        assertThat(trip.getFareEstimate().getAmountMinor()).isEqualTo(1250);
        assertThat(trip.getRequestedAt().getSeconds()).isEqualTo(TestGateway.NOW.getEpochSecond());

        assertThat(asRider().createTrip(request).getTripId()).isEqualTo(trip.getTripId());
        assertThat(gateway.log.commands())
                .filteredOn(one -> one.key().equals(trip.getTripId()))
                .hasSize(2);
    }

    @Test
    void a_trip_without_a_driver_yet_is_told_as_requested_and_one_that_nobody_drives_is_refused() {
        Trip searching = asRider().createTrip(TRIP);
        assertThat(searching.getStatus()).isEqualTo("REQUESTED");
        assertThat(searching.getDropoff()).isEqualTo(DROPOFF);

        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        gateway.log.answerLate(command -> Optional.of(
                new CommandOutcome(command.id(), command.key(), 2, new Refusal("no-drivers", "nobody is there"))));
        CreateTripRequest other = TRIP.toBuilder().setIdempotencyKey("key-2").build();
        assertThat(refused(() -> asRider().createTrip(other), Code.FAILED_PRECONDITION))
                .isEqualTo("no-drivers");
    }

    @Test
    void what_is_wrong_with_a_request_is_told_by_field() throws Exception {
        CreateTripRequest wrong = CreateTripRequest.newBuilder()
                .setPickup(Place.newBuilder().setLat(91))
                .setPaymentMethod("cash")
                .setProduct("standard")
                .build();
        int before = gateway.log.commands().size();
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class, () -> asRider().createTrip(wrong));
        assertThat(refused.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(fieldsOf(refused)).containsExactlyInAnyOrder("pickup.lat", "dropoff", "payment_method");
        CreateTripRequest nowhere = TRIP.toBuilder().setDropoff(PICKUP).build();
        assertThat(refused(() -> asRider().createTrip(nowhere), Code.INVALID_ARGUMENT))
                .isEqualTo("same-place");
        assertThat(gateway.log.commands()).hasSize(before);
    }

    @Test
    void a_key_that_is_used_with_another_body_is_refused() {
        CreateTripRequest one = TRIP.toBuilder().setIdempotencyKey("reused").build();
        asRider().createTrip(one);
        CreateTripRequest other = one.toBuilder().setProduct("premium").build();
        assertThat(refused(() -> asRider().createTrip(other), Code.INVALID_ARGUMENT))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void whoever_shows_no_good_token_or_has_another_role_is_refused() {
        GetTripRequest one = GetTripRequest.newBuilder().setTripId(RIDE).build();
        assertThat(refused(() -> client(TripServiceBlockingStub.class, null).getTrip(one), Code.UNAUTHENTICATED))
                .isEqualTo("token-missing");
        assertThat(refused(() -> client(TripServiceBlockingStub.class, "forged").getTrip(one), Code.UNAUTHENTICATED))
                .isEqualTo("token-invalid");
        assertThat(refused(
                        () -> client(TripServiceBlockingStub.class, TestGateway.DRIVER + ":driver")
                                .createTrip(TRIP),
                        Code.PERMISSION_DENIED))
                .isEqualTo("forbidden");
    }

    @Test
    void a_trip_is_read_by_its_people_only() {
        gateway.ride(RIDE, "ACCEPTED", Map.of());
        GetTripRequest one = GetTripRequest.newBuilder().setTripId(RIDE).build();
        assertThat(asRider().getTrip(one).getStatus()).isEqualTo("ACCEPTED");
        assertThat(refused(
                        () -> client(TripServiceBlockingStub.class, Ids.derive("user", "other") + ":rider")
                                .getTrip(one),
                        Code.NOT_FOUND))
                .isEqualTo("not-found");
        assertThat(refused(
                        () -> asRider()
                                .getTrip(GetTripRequest.newBuilder()
                                        .setTripId("no id")
                                        .build()),
                        Code.NOT_FOUND))
                .isEqualTo("not-found");
        assertThat(refused(
                        () -> client(TripServiceBlockingStub.class, Ids.derive("user", "other") + ":rider")
                                .watchTrip(one)
                                .next(),
                        Code.NOT_FOUND))
                .isEqualTo("not-found");
    }

    @Test
    void whoever_watches_a_trip_sees_it_now_and_every_change_until_it_ends() throws Exception {
        gateway.ride(CHANGING, "REQUESTED", Map.of("version", 1));
        Heard<Trip> heard = new Heard<>();
        client(TripServiceStub.class, TestGateway.RIDER + ":rider")
                .watchTrip(GetTripRequest.newBuilder().setTripId(CHANGING).build(), heard);

        await().until(() -> heard.statuses().equals(List.of("REQUESTED")));
        gateway.ride(CHANGING, "ACCEPTED", Map.of("version", 3));
        await().until(() -> heard.statuses().equals(List.of("REQUESTED", "ACCEPTED")));
        gateway.ride(CHANGING, "COMPLETED", Map.of("version", 6));
        heard.over.get(10, TimeUnit.SECONDS);
        assertThat(heard.statuses()).containsExactly("REQUESTED", "ACCEPTED", "COMPLETED");
    }

    @Test
    void a_watch_ends_with_the_token(@TempDir Path own) throws Exception {
        gateway = TestGateway.start(own);
        gateway.ride(RIDE, "REQUESTED", Map.of("version", 1));
        GetTripRequest one = GetTripRequest.newBuilder().setTripId(RIDE).build();
        Heard<Trip> heard = new Heard<>();
        client(TripServiceStub.class, TestGateway.RIDER + ":rider").watchTrip(one, heard);
        await().until(() -> !heard.all.isEmpty());
        gateway.clock.advance(Duration.ofMinutes(16));
        assertThat(heard.over)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        end -> assertThat(end.getTrailers().get(CODE)).isEqualTo("token-expired"));
        gateway.close();
    }

    @Test
    void one_person_watches_so_many_trips_and_no_more() {
        String watcher = Ids.derive("user", "watcher");
        gateway.ride(WATCHED, "REQUESTED", Map.of("version", 1, "riderId", watcher));
        GetTripRequest one = GetTripRequest.newBuilder().setTripId(WATCHED).build();
        TripServiceStub client = client(TripServiceStub.class, watcher + ":rider");
        for (int i = 0; i < 20; i++) {
            Heard<Trip> heard = new Heard<>();
            client.watchTrip(one, heard);
            await().until(() -> !heard.all.isEmpty());
        }
        assertThat(refused(
                        () -> client(TripServiceBlockingStub.class, watcher + ":rider")
                                .watchTrip(one)
                                .next(),
                        Code.RESOURCE_EXHAUSTED))
                .isEqualTo("too-many-watches");
    }

    @Test
    void drivers_near_a_point_are_found_by_the_fleet() {
        var found = client(DriverServiceBlockingStub.class, TestGateway.RIDER + ":rider")
                .findAvailableDrivers(FindAvailableDriversRequest.newBuilder()
                        .setLat(41.88)
                        .setLon(-87.63)
                        .build());
        assertThat(found.getItemsList()).singleElement().satisfies(one -> assertThat(one.getEtaS())
                .isEqualTo(90));
    }

    @Test
    void who_looks_at_the_map_too_often_must_wait_here_too(@TempDir Path data) throws Exception {
        int many = 100_000;
        try (TestGateway narrow = TestGateway.start(data, new LimitSettings(many, many, many, many, 2, many))) {
            gateway = narrow;
            DriverServiceBlockingStub drivers = client(DriverServiceBlockingStub.class, TestGateway.RIDER + ":rider");
            FindAvailableDriversRequest here = FindAvailableDriversRequest.newBuilder()
                    .setLat(41.88)
                    .setLon(-87.63)
                    .build();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            drivers.findAvailableDrivers(here);
                        }
                    })
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED));
            List<Told> looks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                looks.add(narrow.get("/api/v1/drivers/available?lat=41.88&lon=-87.63")
                        .driver()
                        .send());
            }
            assertThat(looks).extracting(Told::status).contains(200, 429);
        }
    }

    @Test
    void reflection_tells_the_services() throws Exception {
        Heard<ServerReflectionResponse> heard = new Heard<>();
        StreamObserver<ServerReflectionRequest> asking =
                client(ServerReflectionStub.class, null).serverReflectionInfo(heard);
        asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        asking.onCompleted();
        heard.over.get(10, TimeUnit.SECONDS);
        assertThat(heard.all.getFirst().getListServicesResponse().getServiceList().stream()
                        .map(ServiceResponse::getName))
                .contains("wayfare.rides.v1.TripService", "wayfare.fleet.v1.DriverService");
    }

    private static List<String> fieldsOf(StatusRuntimeException refused) throws InvalidProtocolBufferException {
        List<String> fields = new ArrayList<>();
        for (Any detail :
                Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList()) {
            if (detail.is(BadRequest.class)) {
                detail.unpack(BadRequest.class)
                        .getFieldViolationsList()
                        .forEach(violation -> fields.add(violation.getField()));
            }
        }
        return fields;
    }

    private TripServiceBlockingStub asRider() {
        return client(TripServiceBlockingStub.class, TestGateway.RIDER + ":rider");
    }

    private <T extends AbstractStub<T>> T client(Class<T> type, @Nullable String token) {
        var builder = GrpcClients.builder("gproto+http://127.0.0.1:" + gateway.port() + "/");
        if (token != null) {
            builder.setHeader("authorization", "Bearer " + token);
        }
        return builder.build(type);
    }

    private static String refused(Runnable call, Code code) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        return Objects.requireNonNull(
                Objects.requireNonNull(refused.getTrailers()).get(CODE));
    }

    /** What a stream has told so far. */
    private static final class Heard<T> implements StreamObserver<T> {
        private final List<T> all = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Boolean> over = new CompletableFuture<>();

        List<String> statuses() {
            return all.stream().map(one -> ((Trip) one).getStatus()).toList();
        }

        @Override
        public void onNext(T value) {
            all.add(value);
        }

        @Override
        public void onError(Throwable fault) {
            over.completeExceptionally(fault);
        }

        @Override
        public void onCompleted() {
            over.complete(true);
        }
    }
}
