package dev.wayfare.gateway.spool;

import dev.wayfare.gateway.command.Taken;
import dev.wayfare.runtime.command.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One command on its way into the log, and the time by which it must be there. */
final class Attempt {

    private final Command command;
    private final String lane;
    private final CompletableFuture<Taken> told;
    private final long dueNs;
    private final AtomicBoolean givenUp = new AtomicBoolean();

    /**
     * Begins an attempt.
     *
     * @param told completes when the command is safe
     * @param dueNs as {@link System#nanoTime}
     */
    Attempt(Command command, String lane, CompletableFuture<Taken> told, long dueNs) {
        this.command = command;
        this.lane = lane;
        this.told = told;
        this.dueNs = dueNs;
    }

    Command command() {
        return command;
    }

    String lane() {
        return lane;
    }

    CompletableFuture<Taken> told() {
        return told;
    }

    boolean isOver() {
        return told.isDone() || givenUp.get();
    }

    boolean isDue(long nowNs) {
        return nowNs - dueNs >= 0;
    }

    /** True for the first who gives it up. */
    boolean giveUp() {
        return givenUp.compareAndSet(false, true);
    }
}
