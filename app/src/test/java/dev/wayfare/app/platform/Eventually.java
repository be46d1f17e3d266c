package dev.wayfare.app.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Waits for what happens soon: asks at once, often, and gives up after half a minute. */
public final class Eventually {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(25);

    private Eventually() {}

    /** What was there when it was as wanted. */
    public static <T> T get(String what, Callable<T> asked, Predicate<? super T> wanted) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(OFTEN)
                .atMost(SOON)
                .until(asked, wanted);
    }

    /** Waits until it is so. */
    public static void is(String what, Callable<Boolean> asked) {
        get(what, asked, Boolean.TRUE::equals);
    }
}
