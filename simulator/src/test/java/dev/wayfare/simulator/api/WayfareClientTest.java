package dev.wayfare.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Place;
import dev.wayfare.simulator.fake.FakeGateway;
import dev.wayfare.simulator.fake.FakeTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WayfareClientTest {

    private static final RideRequest REQUEST =
            new RideRequest(Place.at(41.88, -87.63), Place.at(41.9, -87.65), "standard", null, null);

    private final FakeGateway platform = new FakeGateway();
    private final WayfareClient client = new WayfareClient(
            ClientSettings.of(platform.url()).withPatience(Duration.ofSeconds(5), Duration.ofSeconds(20), 6));

    @AfterEach
    void close() {
        client.close();
        platform.close();
    }

    @Test
    void a_sign_up_ends_with_a_session_of_the_new_user() {
        Session session = client.join(form("ada"), "k1").join();
        assertThat(session.userId()).isEqualTo("user_ada");
    }

    @Test
    void whose_e_mail_is_taken_by_an_earlier_run_is_signed_in() {
        assertThat(client.join(form("taken"), "k1").join().userId()).isEqualTo("user_taken");
    }

    @Test
    void a_lost_answer_is_asked_for_again_and_makes_no_second_ride() {
        platform.faults().answerLostEvery(3);
        RiderApi rider = client.rider(seeded("rider"));
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(i -> rider.request(REQUEST, "key-" + i).join())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(platform.replays()).isPositive();
        assertThat(platform.dispatch().lives()).hasSize(12);
    }

    @Test
    void a_busy_platform_is_asked_again_after_the_time_it_says() {
        platform.faults().busyEvery(2);
        RiderApi rider = client.rider(seeded("rider"));
        long start = System.nanoTime();
        rider.request(REQUEST, "key-1").join();
        rider.request(REQUEST, "key-2").join();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(client.meter().retries()).isEqualTo(1);
        assertThat(client.meter().calls()).isEqualTo(2);
    }

    @Test
    void a_refused_command_is_a_value_with_its_code() {
        DriverApi driver = client.driver(seeded("driver"));
        Decided decided = driver.accept("offer_none", "key-1").join();
        assertThat(decided).isInstanceOfSatisfying(Decided.Refused.class, no -> assertThat(no.code())
                .isEqualTo("offer-expired"));
    }

    @Test
    void a_problem_is_an_exception_with_its_code() {
        RiderApi rider = client.rider(seeded("rider"));
        assertThatThrownBy(() -> rider.ride("ride_none").join())
                .cause()
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("not-found"));
    }

    @Test
    void a_platform_that_is_gone_is_a_lost_connection() {
        platform.close();
        RiderApi rider = client.rider(seeded("rider"));
        assertThatThrownBy(() -> rider.ride("ride_1").join())
                .cause()
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("connection-lost"));
    }

    @Test
    void a_token_is_exchanged_once_before_it_ends_however_many_ask() {
        platform.tokenLifeS(61);
        Session session = client.signIn("ada@example.com", "secret").join();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            IntStream.range(0, 20).parallel().forEach(i -> session.bearer().join());
            return platform.refreshes() > 0;
        });
        assertThat(platform.refreshes()).isEqualTo(1);
    }

    @Test
    void a_broken_socket_comes_back_and_resumes_after_what_it_saw() {
        List<Frame> frames = new CopyOnWriteArrayList<>();
        try (FeedSocket socket = client.feed(seeded("rider"), frames::add)) {
            await().until(socket::isOpen);
            client.driver(seeded("driver"))
                    .online(new GeoPoint(41.88, -87.63), List.of(), "online")
                    .join();
            client.rider(seeded("rider")).request(REQUEST, "key-1").join();
            await().until(() -> frames.size() == 1);
            platform.feeds().breakAll();
            client.driver(seeded("driver")).decline("offer_0", "key-2").join();
            await().until(() -> frames.size() >= 2);
            assertThat(frames).extracting(Frame::seq).doesNotHaveDuplicates();
            assertThat(platform.feeds().resumedAfter()).containsExactly("1");
            assertThat(client.meter().reconnects()).isEqualTo(1);
        }
    }

    @Test
    void sockets_share_connections_where_many_are_needed() {
        try (WayfareClient many =
                new WayfareClient(ClientSettings.of(platform.url()).withMultiplexedSockets())) {
            List<FeedSocket> sockets = IntStream.range(0, 50)
                    .mapToObj(i -> many.feed(seeded("rider" + i), frame -> {}))
                    .toList();
            await().until(() -> sockets.stream().allMatch(FeedSocket::isOpen));
            assertThat(platform.feeds().open()).isEqualTo(50);
            sockets.forEach(FeedSocket::close);
            await().until(() -> platform.feeds().open() == 0);
        }
    }

    private static Session seeded(String user) {
        return Session.seeded(user, FakeTokens.of(user));
    }

    private static SignUpForm form(String name) {
        return new SignUpForm("rider", name, name + "@example.com", "+13125550100", "Lake-Shore-1!", null);
    }
}
