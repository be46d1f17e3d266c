package dev.wayfare.gateway.travelling;

import dev.wayfare.gateway.http.RetryLater;
import dev.wayfare.kernel.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Those who want the same scarce thing, in the order in which they came. Few go on at once. Of a crowd, as many go on in a tick as the
 * thing is left for; once nothing has been left for a while, the others are refused here, at a hundredth of what a refusal by its owner
 * costs. A few always go on, so that what is given back is found. A tick is a tenth of a second, or more. Not thread-safe.
 */
final class WaitingLine {

    /** How many go on in a tick while nobody knows how much is left. */
    static final int FREELY = 50;

    /** How many go on in a tick whatever is left. */
    static final int TRICKLE = 1;

    static final int MOST = 30_000;

    /** Ticks until those who went on show in what is left. */
    static final int UNTIL_SEEN = 15;

    /** How often in a row nothing must have been left before anybody is refused. */
    static final int UNTIL_GONE = 10;

    /** Ticks that anybody waits, in all the lines that he must go through. */
    static final int PATIENCE = 100;

    /** Ticks without anybody who had to wait, after which it is no crowd. */
    static final int UNTIL_QUIET = 20;

    private static final int UNKNOWN = -1;
    private static final long RETRY_S = 5;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final int[] passed = new int[UNTIL_SEEN];
    private int room = FREELY;
    private int left = UNKNOWN;
    private int goneFor;
    private long tick;
    private long crowdedAt;
    private long joinedAt;

    private record Waiting(CompletableFuture<Void> turn, long since) {}

    /** What a tick brings to those who waited. To be told after the line is unlocked, since what follows runs at once. */
    record Turns(List<CompletableFuture<Void>> pass, List<CompletableFuture<Void>> refused, Problem why) {

        void tell() {
            pass.forEach(turn -> turn.complete(null));
            refused.forEach(turn -> turn.completeExceptionally(why.raise()));
        }
    }

    /** A line in which nobody stands. */
    WaitingLine(long tick) {
        this.tick = tick;
        this.crowdedAt = tick - UNTIL_QUIET;
        this.joinedAt = tick;
    }

    /**
     * Somebody comes.
     *
     * @param since the tick in which he came to the first of his lines
     * @return complete when he may go on; fails with 409 when it is gone and with 429 when too many wait
     */
    CompletionStage<Void> join(long since) {
        joinedAt = tick;
        if (waiting.isEmpty() && room > 0) {
            pass();
            return CompletableFuture.completedFuture(null);
        }
        crowdedAt = tick;
        if (isGone()) {
            return CompletableFuture.failedFuture(gone().raise());
        }
        if (waiting.size() >= MOST) {
            return CompletableFuture.failedFuture(new RetryLater(
                    Problem.of(429, "too-many-waiting", MOST + " wait for this already; ask again in a while"),
                    RETRY_S));
        }
        Waiting last = new Waiting(new CompletableFuture<>(), since);
        waiting.add(last);
        return last.turn();
    }

    private void pass() {
        room--;
        passed[(int) (tick % UNTIL_SEEN)]++;
    }

    /** Whether it is worth to know how much is left. */
    boolean isCrowded() {
        return tick - crowdedAt < UNTIL_QUIET;
    }

    /** Nobody waits, and nobody came lately. */
    boolean isIdle() {
        return waiting.isEmpty() && tick - joinedAt >= UNTIL_QUIET;
    }

    int size() {
        return waiting.size();
    }

    /** How much was left a moment ago. */
    void know(int howMuch) {
        left = howMuch;
        goneFor = left == 0 ? goneFor + 1 : 0;
    }

    /**
     * Nobody can tell any more how much is left.
     *
     * @return whether somebody could, before
     */
    boolean unknow() {
        boolean was = left != UNKNOWN;
        left = UNKNOWN;
        goneFor = 0;
        return was;
    }

    /** The next tick has come. */
    Turns tick(long now) {
        tick = now;
        passed[(int) (tick % UNTIL_SEEN)] = 0;
        crowdedAt = waiting.isEmpty() ? crowdedAt : tick;
        if (!isCrowded()) {
            unknow();
        }
        room = left == UNKNOWN ? FREELY : Math.max(TRICKLE, left - passedLately());
        List<CompletableFuture<Void>> pass = new ArrayList<>();
        while (room > 0 && !waiting.isEmpty()) {
            pass();
            pass.add(waiting.remove().turn());
        }
        List<CompletableFuture<Void>> refused = new ArrayList<>();
        waiting.removeIf(one -> {
            boolean isOver = isGone() || tick - one.since() >= PATIENCE;
            return isOver && refused.add(one.turn());
        });
        return new Turns(pass, refused, isGone() ? gone() : contended());
    }

    private int passedLately() {
        int sum = 0;
        for (int one : passed) {
            sum += one;
        }
        return sum;
    }

    private boolean isGone() {
        return goneFor >= UNTIL_GONE;
    }

    private static Problem gone() {
        return Problem.of(
                409,
                "contended",
                "all of it is sold or held for others, and many ask for it; choose another, or ask again");
    }

    private static Problem contended() {
        return Problem.of(409, "contended", "too many ask for the last of it; choose another, or ask again");
    }
}
