package dev.wayfare.app.bench.crash;

import dev.wayfare.simulator.api.WayfareClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** How people of a crash run wait for answers: in vain at times, and then they go on. One per person, used by his thread. */
final class Stubborn {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(150);

    private final Diary diary;
    private final BooleanSupplier goesOn;

    /**
     * @param goesOn false when nobody waits for anything any more
     */
    Stubborn(Diary diary, BooleanSupplier goesOn) {
        this.diary = diary;
        this.goesOn = goesOn;
    }

    /** The answer; empty when it says nothing, or when there was none: then it is written down why. */
    <T> Optional<T> answer(String action, CompletableFuture<T> call) {
        try {
            return Optional.ofNullable(call.join());
        } catch (CompletionException e) {
            diary.failed(action, WayfareClient.codeOf(e));
            return Optional.empty();
        }
    }

    boolean goesOn() {
        return goesOn.getAsBoolean() && !Thread.currentThread().isInterrupted();
    }

    /** A short rest before looking again. */
    void rest() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
