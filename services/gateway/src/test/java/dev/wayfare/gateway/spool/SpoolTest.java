package dev.wayfare.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wayfare.gateway.command.Taken;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final SpoolSettings SETTINGS =
            new SpoolSettings(Duration.ofMillis(800), Duration.ofSeconds(3), Duration.ofHours(1), 10_000);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static Outage outage;

    private String test = "";

    @BeforeAll
    static void prepare() {
        outage = Outage.prepare(data);
    }

    @BeforeEach
    void begin(TestInfo info) throws Exception {
        test = info.getDisplayName();
        outage.heal(test);
    }

    @AfterAll
    static void end() throws Exception {
        outage.close();
    }

    @Test
    void commands_of_an_outage_are_accepted_and_in_the_log_afterwards_in_order_per_key() {
        Outage.Gateway gateway = outage.warm(SETTINGS);
        gateway.say(ride(0), "before").join();
        double before = gateway.metric("spooled");
        outage.takeLogAway();
        List<CompletableFuture<Taken>> said = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            said.add(gateway.say(ride(i % 20), "id-%03d".formatted(i)));
        }
        assertThat(said)
                .allSatisfy(one -> assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(Taken.KEPT));
        assertThat(gateway.metric("spooled") - before).isEqualTo(300);
        outage.bringLogBack();

        await().atMost(SOON).until(() -> gateway.metric("waiting") == 0);
        assertThat(gateway.metric("relayed")).isEqualTo(gateway.metric("spooled"));
        gateway.say(ride(0), "after").join();
        await().atMost(SOON).until(() -> gateway.metric("waiting") == 0);
        List<String> log = outage.said();
        for (int lane = 0; lane < 20; lane++) {
            String ride = ride(lane);
            List<String> expected = new ArrayList<>();
            if (lane == 0) {
                expected.add(ride + " before");
            }
            IntStream.range(0, 300)
                    .filter(i -> ride.equals(ride(i % 20)))
                    .forEach(i -> expected.add(ride + " id-%03d".formatted(i)));
            if (lane == 0) {
                expected.add(ride + " after");
            }
            assertThat(effects(log, ride)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void nobody_waits_for_a_log_that_is_known_to_be_away() {
        Outage.Gateway gateway = outage.warm(SETTINGS);
        outage.takeLogAway();
        gateway.say(ride(1), "first").join();

        long begun = System.nanoTime();
        gateway.say(ride(2), "second").join();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SETTINGS.appendTimeout());
    }

    @Test
    void what_one_life_of_a_gateway_kept_the_next_one_relays_before_anything_later_of_its_key() throws Exception {
        Outage.Gateway first = outage.warm(SETTINGS);
        outage.takeLogAway();
        assertThat(first.say(ride(1), "kept").join()).isEqualTo(Taken.KEPT);
        first.close();
        outage.bringLogBack();

        Outage.Gateway second = outage.gateway(test, SETTINGS).start();
        second.say(ride(1), "later").get(10, TimeUnit.SECONDS);

        await().atMost(SOON).until(() -> second.metric("waiting") == 0);
        assertThat(effects(outage.said(), ride(1))).containsExactly(ride(1) + " kept", ride(1) + " later");
    }

    @Test
    void what_a_gateway_kept_that_never_comes_back_another_one_relays() throws Exception {
        Outage.Gateway lost = outage.warm(SETTINGS);
        outage.takeLogAway();
        lost.say(ride(1), "a").join();
        lost.say(ride(1), "b").join();
        lost.close();
        outage.bringLogBack();

        Outage.Gateway heir = outage.gateway(test + "-heir", SETTINGS).start();
        await().atMost(SOON.multipliedBy(2)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(effects(outage.said(), ride(1))).containsExactly(ride(1) + " a", ride(1) + " b");
            assertThat(heir.metric("waiting")).isZero();
        });
    }

    @Test
    void while_something_of_a_key_is_kept_later_commands_of_it_are_kept_too_and_those_of_others_are_not() {
        Outage.Gateway gateway = outage.warm(SETTINGS);
        gateway.held().hold();
        outage.takeLogAway();
        gateway.say(ride(1), "a").join();
        gateway.say(ride(1), "b").join();
        outage.bringLogBack();
        gateway.held().letPass(1);

        AtomicInteger others = new AtomicInteger(2);
        await().atMost(SOON).until(() -> isTaken(gateway.say(ride(others.getAndIncrement()), "other")));
        assertThat(gateway.say(ride(1), "c").join()).isEqualTo(Taken.KEPT);
        gateway.held().letPass(Integer.MAX_VALUE);
        await().atMost(SOON).until(() -> gateway.metric("waiting") == 0);
        assertThat(effects(outage.said(), ride(1))).containsExactly(ride(1) + " a", ride(1) + " b", ride(1) + " c");
    }

    @Test
    void an_accepted_command_is_in_the_file_of_the_store_before_it_is_accepted() throws Exception {
        Outage.Gateway gateway = outage.warm(SETTINGS);
        outage.takeLogAway();
        gateway.say(ride(1), "first").join();
        gateway.say(ride(1), "durable").join();
        Path crashed = Files.createDirectories(data.resolve("crashed"));
        Files.copy(outage.storeFile(), crashed.resolve("standin.mv"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(KeptFile.commands(crashed, outage.gatewayName())).containsExactly("first", "durable");
    }

    @Test
    void with_the_store_away_as_well_a_command_is_refused() {
        Outage.Gateway gateway = outage.warm(SETTINGS);
        outage.takeLogAway();
        outage.takeStoreAway();

        assertThatThrownBy(() -> gateway.say(ride(1), "refused").get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(Problem.Raised.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(503);
                    assertThat(refused.problem().code()).isEqualTo("log-unavailable");
                });
        assertThat(gateway.metric("waiting")).isZero();
        outage.bringStoreBack();
        outage.bringLogBack();
        await().atMost(SOON).until(() -> isTaken(gateway.say(ride(2), "again")));
    }

    @Test
    void what_nobody_wants_any_more_is_dropped() {
        SpoolSettings brief = new SpoolSettings(
                SETTINGS.appendTimeout(), SETTINGS.storeTimeout(), Duration.ofMillis(1), SETTINGS.capacity());
        Outage.Gateway gateway = outage.warm(brief);
        outage.takeLogAway();
        double before = gateway.metric("expired");
        gateway.say(ride(1), "late").join();

        await().atMost(SOON).until(() -> gateway.metric("expired") == before + 1);
        assertThat(gateway.metric("waiting")).isZero();
    }

    @Test
    void a_full_spool_refuses() {
        SpoolSettings small =
                new SpoolSettings(SETTINGS.appendTimeout(), SETTINGS.storeTimeout(), SETTINGS.validFor(), 2);
        Outage.Gateway gateway = outage.warm(small);
        outage.takeLogAway();
        gateway.say(ride(1), "one").join();
        gateway.say(ride(2), "two").join();

        assertThatThrownBy(() -> gateway.say(ride(3), "three").join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Problem.Raised.class);
    }

    private static boolean isTaken(CompletableFuture<Taken> said) {
        return said.handle((taken, failure) -> taken == Taken.IN_LOG).join();
    }

    private String ride(int number) {
        return Ids.derive("ride", test, Integer.toString(number));
    }

    /** What an owner does: a command id that it has seen has no further effect. */
    private static List<String> effects(List<String> log, String key) {
        return log.stream().filter(one -> one.startsWith(key + " ")).distinct().toList();
    }
}
