package dev.wayfare.travel.market;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.travel.booking.model.Booking;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.model.SampleBookings;
import dev.wayfare.travel.booking.stream.BookingAggregate;
import dev.wayfare.travel.inventory.model.Capacity;
import dev.wayfare.travel.inventory.model.Stock;
import dev.wayfare.travel.inventory.model.StockCommand;
import dev.wayfare.travel.inventory.stream.StockAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Bookings, the owners of stock and billing. Messages wait in one queue for each topic and key and are delivered in their
 * order within it; which queue goes next is chance, by seed. Whenever nothing is on its way, time passes to the next timer.
 */
public final class Market {

    private record Lane(String topic, String key) {}

    private final Random random;
    private final Hosted<BookingCommand, Booking, BookingEvent> bookings;
    private final Hosted<StockCommand, Stock, ClaimEvent> stock;
    private final Till till;
    private final Map<Lane, Deque<Sent.Message>> lanes = new LinkedHashMap<>();
    private final List<Lane> busy = new ArrayList<>();
    private final List<Sent.Reply> replies = new ArrayList<>();
    private Instant now = SampleBookings.T0;

    /** A market where everything has this capacity. */
    public Market(int seed, int capacity, boolean reliableMoney) {
        this.random = new Random(seed);
        this.till = new Till(random, reliableMoney);
        this.bookings = new Hosted<>(BookingAggregate.of(BookingSettings.defaults()));
        this.stock = new Hosted<>(StockAggregate.of(resource -> Optional.of(Capacity.of(capacity))));
    }

    public Random random() {
        return random;
    }

    public Instant now() {
        return now;
    }

    public void ask(BookingCommand.Create create) {
        tell(create.booking().value(), create);
    }

    public void tell(String booking, BookingCommand command) {
        put(new Sent.Message(Topics.BOOKING_REQUESTS, booking, command));
    }

    public void claim(ClaimCommand command) {
        put(new Sent.Message(Topics.INVENTORY_CLAIMS, command.resource(), command));
    }

    private void put(Sent.Message message) {
        if (message.topic().equals(Topics.BILLING_TASKS)
                || bookings.reads(message.topic())
                || stock.reads(message.topic())) {
            Lane lane = new Lane(message.topic().name(), message.key());
            Deque<Sent.Message> queue = lanes.computeIfAbsent(lane, one -> new ArrayDeque<>());
            if (queue.isEmpty()) {
                busy.add(lane);
            }
            queue.add(message);
        }
    }

    /** Delivers one message; false when there is none. */
    public boolean deliverOne() {
        if (busy.isEmpty()) {
            return false;
        }
        int chosen = random.nextInt(busy.size());
        Lane lane = busy.get(chosen);
        Deque<Sent.Message> queue = lanes.get(lane);
        Sent.Message message = queue.remove();
        if (queue.isEmpty()) {
            busy.set(chosen, busy.getLast());
            busy.removeLast();
        }
        deliver(message);
        return true;
    }

    private void deliver(Sent.Message message) {
        Sent out = new Sent();
        Topic topic = message.topic();
        if (message.value() instanceof BillCommand bill) {
            till.take(message.key(), bill, out);
        } else if (bookings.reads(topic)) {
            bookings.take(topic, message.key(), message.value(), now, out);
        } else {
            stock.take(topic, message.key(), message.value(), now, out);
        }
        route(out);
    }

    private void route(Sent out) {
        replies.addAll(out.replies());
        out.messages().forEach(this::put);
    }

    /** Everything arrives and every timer fires, until nothing is left to happen before the travellers leave. */
    public void settle() {
        while (true) {
            deliverAll();
            Optional<Instant> due = Stream.concat(bookings.nextDue().stream(), stock.nextDue().stream())
                    .filter(SampleBookings.DAY.atStartOfDay().toInstant(ZoneOffset.UTC)::isAfter)
                    .min(Instant::compareTo);
            if (due.isEmpty()) {
                return;
            }
            pass(due.get().isAfter(now) ? Duration.between(now, due.get()) : Duration.ZERO);
        }
    }

    private void deliverAll() {
        boolean moving = true;
        while (moving) {
            moving = deliverOne();
        }
    }

    /** Time passes, whatever is still on its way. */
    public void pass(Duration time) {
        now = now.plus(time);
        Sent out = new Sent();
        bookings.fireTimers(now, out);
        stock.fireTimers(now, out);
        route(out);
    }

    public Booking booking(String booking) {
        return bookings.state(booking);
    }

    public Map<String, Booking> bookings() {
        return bookings.states();
    }

    public List<BookingEvent> history(String booking) {
        return bookings.history(booking);
    }

    public ClaimBook stock(String resource) {
        return stock.state(resource).claims();
    }

    public Map<String, Stock> stocks() {
        return stock.states();
    }

    public List<ClaimEvent> stockHistory(String resource) {
        return stock.history(resource);
    }

    public List<Sent.Reply> replies() {
        return replies;
    }

    public long netOf(String booking) {
        return till.netOf(booking);
    }

    public boolean isReserved(String booking) {
        return till.isReserved(booking);
    }

    /** The most that was ever held + confirmed of a resource, in the fullest slot, by its events alone. */
    public int mostUsed(String resource) {
        Map<String, ClaimOutcome.Held> live = new HashMap<>();
        Map<String, Integer> used = new HashMap<>();
        int most = 0;
        for (ClaimEvent event : stock.history(resource)) {
            if (event instanceof ClaimOutcome.Held held) {
                live.put(held.claim().value(), held);
                held.slots().forEach(slot -> used.merge(slot, held.quantity(), Integer::sum));
            } else if (event instanceof ClaimOutcome.Released || event instanceof ClaimOutcome.Expired) {
                ClaimOutcome.Held gone =
                        live.remove(((ClaimOutcome) event).claim().value());
                gone.slots().forEach(slot -> used.merge(slot, -gone.quantity(), Integer::sum));
            }
            most = Math.max(
                    most,
                    used.values().stream().mapToInt(Integer::intValue).max().orElse(0));
        }
        return most;
    }
}
