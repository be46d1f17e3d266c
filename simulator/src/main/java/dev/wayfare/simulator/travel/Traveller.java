package dev.wayfare.simulator.travel;

import dev.wayfare.simulator.api.Booking;
import dev.wayfare.simulator.api.BookingForm;
import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.FoundFlight;
import dev.wayfare.simulator.api.TravellerApi;
import dev.wayfare.simulator.city.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One person and one trip: looks, books, waits, pays later or not, perhaps calls off. Every step follows the answer to the one
 * before; nothing blocks. Used by one trip at a time.
 */
final class Traveller {

    private static final int LOOKS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MS = 500;
    private static final String NOT_ALLOWED = "pay-later-not-allowed";

    private final TravellerApi api;
    private final Dice dice;
    private final String run;
    private final TravelTally tally;
    private final LocalDate today;

    Traveller(TravellerApi api, Dice dice, String run, TravelTally tally, Instant now) {
        this.api = api;
        this.dice = dice;
        this.run = run;
        this.tally = tally;
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    TravellerApi api() {
        return api;
    }

    /** Completes when the trip is booked, or called off, or given up; never fails. */
    CompletableFuture<Void> travel() {
        return look(1).exceptionally(failure -> {
            tally.failed("trip", failure);
            return null;
        });
    }

    private CompletableFuture<Void> look(int attempt) {
        TripWish wish = TripWish.of(dice, today, attempt);
        return api.flights(wish.from(), wish.to(), wish.date(), wish.seats()).thenCompose(found -> {
            List<FoundFlight> direct = found.stream()
                    .filter(flight -> flight.flightId() != null && flight.available() >= wish.seats())
                    .toList();
            if (!direct.isEmpty()) {
                FoundFlight chosen = direct.get(dice.child("flight").below(Math.min(5, direct.size())));
                return pack(wish, chosen).thenCompose(items -> book(wish, items));
            }
            if (attempt < LOOKS) {
                return look(attempt + 1);
            }
            tally.choice("finds no flight");
            return CompletableFuture.completedFuture(null);
        });
    }

    /** The flight, and a room and a car where they are wanted and to be had. */
    private CompletableFuture<List<Map<String, Object>>> pack(TripWish wish, FoundFlight flight) {
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(Map.of(
                "type",
                "flight",
                "flightId",
                Optional.ofNullable(flight.flightId()).orElseThrow(),
                "cabin",
                "ECONOMY",
                "seats",
                wish.seats()));
        CompletableFuture<List<Map<String, Object>>> packed = CompletableFuture.completedFuture(items);
        if (wish.nights() > 0) {
            packed = packed.thenCompose(all -> room(wish, all));
        }
        return wish.car() ? packed.thenCompose(all -> car(wish, all)) : packed;
    }

    private CompletableFuture<List<Map<String, Object>>> room(TripWish wish, List<Map<String, Object>> items) {
        LocalDate checkIn = wish.date().plusDays(1);
        LocalDate checkOut = checkIn.plusDays(wish.nights());
        return api.hotels(wish.to(), checkIn, checkOut).thenApply(rooms -> {
            rooms.stream()
                    .filter(room -> room.available() > 0)
                    .skip(dice.child("room").below(Math.max(1, Math.min(5, rooms.size()))))
                    .findFirst()
                    .ifPresent(room -> items.add(Map.of(
                            "type",
                            "hotel",
                            "hotelId",
                            room.hotelId(),
                            "roomType",
                            room.roomType(),
                            "checkIn",
                            checkIn.toString(),
                            "checkOut",
                            checkOut.toString(),
                            "rooms",
                            1)));
            return items;
        });
    }

    private CompletableFuture<List<Map<String, Object>>> car(TripWish wish, List<Map<String, Object>> items) {
        Instant pickupAt = wish.date().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        Instant dropoffAt = pickupAt.plus(Duration.ofDays(Math.max(1, wish.nights())));
        return api.cars(wish.to(), pickupAt, dropoffAt).thenApply(cars -> {
            cars.stream()
                    .filter(car -> car.available() > 0)
                    .findFirst()
                    .ifPresent(car -> items.add(Map.of(
                            "type",
                            "car",
                            "carClassId",
                            car.carClassId(),
                            "pickupAt",
                            pickupAt.toString(),
                            "dropoffAt",
                            dropoffAt.toString())));
            return items;
        });
    }

    private CompletableFuture<Void> book(TripWish wish, List<Map<String, Object>> items) {
        List<BookingForm.Person> people = new ArrayList<>();
        for (int seat = 1; seat <= wish.seats(); seat++) {
            people.add(new BookingForm.Person("Traveller " + seat));
        }
        BookingForm form = new BookingForm(items, people, wish.method(), wish.payLater());
        return post(wish, form, "book").thenCompose(code -> {
            if (!code.equals(NOT_ALLOWED)) {
                return CompletableFuture.completedFuture(null);
            }
            tally.choice("may not pay later, and pays at once");
            return post(wish, form.paidAtOnce(), "book-again").thenApply(again -> null);
        });
    }

    /** The code of a refusal, empty when there was none. */
    private CompletableFuture<String> post(TripWish wish, BookingForm form, String step) {
        long begunNs = System.nanoTime();
        tally.asked();
        return api.book(form, key(step)).thenCompose(decided -> switch (decided) {
            case Decided.Applied applied -> {
                String id = applied.body().path("bookingId").asText();
                tally.exists(this, id);
                tally.decidedAfter(msSince(begunNs));
                yield decided(wish, id, applied.body().path("status").asText());
            }
            case Decided.Pending pending -> {
                String id = pending.body().path("bookingId").asText();
                tally.exists(this, id);
                yield await(id, begunNs + PATIENCE.toNanos()).thenCompose(booking -> {
                    tally.decidedAfter(msSince(begunNs));
                    return decided(wish, id, booking.status());
                });
            }
            case Decided.Refused refused -> {
                refusedFor(refused, begunNs);
                yield CompletableFuture.completedFuture(refused.code());
            }
        });
    }

    /** A form that the platform does not take is the simulator's fault; a no to a good one is life. */
    private void refusedFor(Decided.Refused refused, long begunNs) {
        String id = refused.problem().status() == 409 ? refused.code() : "";
        if (id.isEmpty()) {
            tally.error("book", refused.code());
        } else {
            tally.decidedAfter(msSince(begunNs));
            tally.choice("is refused: " + refused.code());
        }
    }

    private CompletableFuture<Booking> await(String id, long deadlineNs) {
        return api.booking(id).thenCompose(booking -> {
            if (booking.isDecided() || System.nanoTime() - deadlineNs > 0) {
                return CompletableFuture.completedFuture(booking);
            }
            return pause(LOOK_AGAIN_MS).thenCompose(done -> await(id, deadlineNs));
        });
    }

    private CompletableFuture<String> decided(TripWish wish, String id, String status) {
        return switch (status) {
            case "CONFIRMED" -> confirmed(wish, id);
            case "PENDING" -> later(wish, id);
            default -> CompletableFuture.completedFuture("");
        };
    }

    private CompletableFuture<String> confirmed(TripWish wish, String id) {
        tally.confirmed();
        if (!wish.cancels()) {
            return CompletableFuture.completedFuture("");
        }
        tally.choice(wish.partly() ? "calls one item off" : "calls the trip off");
        return hesitate().thenCompose(done -> api.booking(id)).thenCompose(booking -> {
            List<Integer> items = wish.partly() && booking.items().size() > 1
                    ? List.of(booking.items().getLast().number())
                    : List.of();
            return api.cancellationQuote(id, items)
                    .thenCompose(quote -> api.cancel(id, items, quote.quoteId(), "changed my mind", key("cancel")))
                    .thenApply(answer -> note("cancel", answer));
        });
    }

    /** Held without payment: most pay in time, some think better of it. */
    private CompletableFuture<String> later(TripWish wish, String id) {
        boolean pays = dice.child("pays").happens(0.8);
        tally.choice(pays ? "pays later" : "holds, and thinks better of it");
        return hesitate()
                .thenCompose(done -> pays
                        ? api.pay(id, wish.method(), key("pay"))
                        : api.cancel(id, List.of(), null, "found something else", key("cancel")))
                .thenCompose(answer -> {
                    note(pays ? "pay" : "cancel", answer);
                    boolean paid = pays
                            && answer instanceof Decided.Applied applied
                            && applied.body().path("status").asText().equals("CONFIRMED");
                    if (paid) {
                        return confirmed(wish, id);
                    }
                    return pays ? giveUp(id) : CompletableFuture.completedFuture("");
                });
    }

    /** Who could not pay lets go of what is held for him. */
    private CompletableFuture<String> giveUp(String id) {
        return api.booking(id)
                .thenCompose(booking -> booking.isDecided()
                        ? CompletableFuture.completedFuture("")
                        : api.cancel(id, List.of(), null, "cannot pay", key("give-up"))
                                .thenApply(answer -> note("cancel", answer)));
    }

    private String note(String what, Decided answer) {
        if (answer instanceof Decided.Refused refused) {
            tally.choice(what + " is refused: " + refused.code());
        }
        return "";
    }

    private CompletableFuture<Void> hesitate() {
        return pause(Math.round(dice.child("hesitates").between(500, 5_000)));
    }

    private String key(String step) {
        return run + "-trip-" + Long.toHexString(dice.child(step).state());
    }

    private static long msSince(long ns) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ns);
    }

    private static CompletableFuture<Void> pause(long ms) {
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS));
    }
}
