package dev.wayfare.gateway.travelling;

import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.travelling.WaitingLine.Turns;
import dev.wayfare.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line before each thing that is asked for (a cabin of a departure, rooms for the same nights, cars for the same hours), so that a
 * crowd does not keep everybody else waiting while its refusals are decided one by one. Only a hint: who goes on may still be refused by the owner, and nothing is promised here. Thread-safe; never blocks.
 */
public final class WaitingLines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingLines.class);
    private static final long TICK_MS = 100;

    private final Offers offers;
    private final Map<ItemRequest, WaitingLine> lines = new ConcurrentHashMap<>();
    private final Set<ItemRequest> asking = ConcurrentHashMap.newKeySet();
    private final AtomicLong ticks = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waiting-lines").factory());

    /** Lines whose ticks are told by {@link #start} or by hand. */
    public WaitingLines(Offers offers) {
        this.offers = offers;
    }

    /** Goes on by itself from now on. */
    public WaitingLines start() {
        var _ = timer.scheduleWithFixedDelay(this::look, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** How many wait. */
    public int size() {
        return lines.values().stream().mapToInt(WaitingLine::size).sum();
    }

    /**
     * Lines up for one thing after the other.
     *
     * @return complete when it is this request's turn; fails with 409 when something is gone and with 429 when too many wait
     */
    CompletionStage<Void> await(List<ItemRequest> items) {
        long since = ticks.get();
        CompletionStage<Void> turn = CompletableFuture.completedFuture(null);
        for (ItemRequest item : items) {
            ItemRequest thing = one(item);
            turn = turn.thenCompose(before -> join(thing, since));
        }
        return turn;
    }

    /** The thing itself, however many of it are wanted at whatever fare. */
    private static ItemRequest one(ItemRequest item) {
        return new ItemRequest(
                item.type(),
                item.flightId(),
                item.cabin(),
                item.seats() == null ? null : 1,
                item.hotelId(),
                item.roomType(),
                item.checkIn(),
                item.checkOut(),
                item.rooms() == null ? null : 1,
                item.carClassId(),
                item.pickupAt(),
                item.dropoffAt(),
                null);
    }

    private CompletionStage<Void> join(ItemRequest thing, long since) {
        List<CompletionStage<Void>> turn = new ArrayList<>(1);
        lines.compute(thing, (key, line) -> {
            WaitingLine its = line == null ? new WaitingLine(ticks.get()) : line;
            turn.add(its.join(since));
            return its;
        });
        return turn.getFirst();
    }

    private void look() {
        try {
            var _ = tick();
        } catch (RuntimeException e) {
            LOG.error("lines for what many ask for: a tick failed; the next goes on", e);
        }
    }

    /**
     * Lets go on whose turn it is, and asks how much is left of what is crowded.
     *
     * @return complete when all that was asked is answered
     */
    public CompletionStage<Void> tick() {
        long now = ticks.incrementAndGet();
        List<Turns> turns = new ArrayList<>();
        List<ItemRequest> crowded = new ArrayList<>();
        for (ItemRequest thing : lines.keySet()) {
            lines.computeIfPresent(thing, (key, line) -> {
                turns.add(line.tick(now));
                if (line.isCrowded()) {
                    crowded.add(key);
                }
                return line.isIdle() ? null : line;
            });
        }
        turns.forEach(Turns::tell);
        return CompletableFuture.allOf(
                crowded.stream().filter(asking::add).map(this::ask).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> ask(ItemRequest thing) {
        CompletionStage<List<Offers.Offer>> answer;
        try {
            answer = offers.price(List.of(thing));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.handle((found, failure) -> {
                    asking.remove(thing);
                    lines.computeIfPresent(thing, (key, line) -> {
                        if (failure == null) {
                            line.know(found.getFirst().left());
                        } else if (Failures.unwrap(failure) instanceof Problem.Raised raised
                                && raised.problem().status() == 422) {
                            line.know(WaitingLine.MOST);
                        } else if (line.unknow()) {
                            LOG.warn("how much is left of {} is not known any more: {}", thing, failure.toString());
                        }
                        return line;
                    });
                    return null;
                })
                .toCompletableFuture();
    }

    /** Goes on no more by itself. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
