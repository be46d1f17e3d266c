package dev.wayfare.gateway.travelling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.command.Stamp;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * {@code POST /bookings}: when it is this request's turn, travel prices what is asked for, and the booking is appended with these
 * prices. The client says what he wants, never what it costs.
 */
public final class BookingRequests {

    static final String LOCATION = "/api/v1/bookings/";

    private final Commands commands;
    private final WaitingLines lines;
    private final Offers offers;
    private final BookingReads reads;
    private final RecentBookings recent;

    public BookingRequests(
            Commands commands, WaitingLines lines, Offers offers, BookingReads reads, RecentBookings recent) {
        this.commands = commands;
        this.lines = lines;
        this.offers = offers;
        this.reads = reads;
        this.recent = recent;
    }

    /** The answer to the request. */
    record Accepted(String bookingId, BookingStatus status) {}

    /** Takes a request for a booking. */
    public CompletionStage<Answer> request(Call call) {
        long startedNs = System.nanoTime();
        BookingForm form = BookingForm.read(call.form(), call.now());
        return lines.await(form.items())
                .exceptionallyCompose(refusal -> perhapsAsked(call, form, refusal))
                .thenCompose(turn -> price(call, form))
                .thenCompose(items -> submit(call, form, items, System.nanoTime() - startedNs))
                .exceptionallyCompose(failure -> perhapsTaken(call, form, Failures.unwrap(failure)));
    }

    private CompletionStage<List<BookingItem>> price(Call call, BookingForm form) {
        if (call.context().isCancelled()) {
            return CompletableFuture.failedFuture(
                    Problems.unavailable("caller-gone", "nobody waited for it any more, so nothing was booked")
                            .raise());
        }
        return offers.price(form.items())
                .thenApply(found -> found.stream().map(Offers.Offer::item).toList());
    }

    /** Time in a line is a part of the time that the client prefers to wait. */
    private CompletionStage<Answer> submit(Call call, BookingForm form, List<BookingItem> items, long waitedNs) {
        Money total = totalOf(items);
        if (form.payLater()) {
            requirePayLater(items);
        }
        Optional<Duration> patience = call.patience()
                .map(wanted -> wanted.minusNanos(waitedNs))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
        return commands.submit(
                call,
                intent(call, form, stamp -> planned(call, command(call, form, items, total, stamp), stamp)),
                patience);
    }

    private static void requirePayLater(List<BookingItem> items) {
        for (BookingItem item : items) {
            if (item.rules().payLaterS() == null) {
                throw Problems.unprocessable(
                                "pay-later-not-allowed",
                                "/payLater",
                                "is true, and the fare " + item.rules().family() + " of " + item.title()
                                        + " must be paid at once; choose another fare, or pay now")
                        .raise();
            }
        }
    }

    private static Intent intent(Call call, BookingForm form, Function<Stamp, Planned> plan) {
        return new Intent(
                call.caller().user().value(), "POST " + call.path(), BookingId.PREFIX, form.form(), true, plan);
    }

    private static Create command(Call call, BookingForm form, List<BookingItem> items, Money total, Stamp stamp) {
        UserId traveller = call.caller().user();
        return new Create(
                new BookingId(stamp.id()),
                traveller,
                form.travellers(),
                items,
                total,
                form.paymentMethod(),
                form.payLater(),
                null,
                stamp.late());
    }

    private Planned planned(Call call, Create create, Stamp stamp) {
        recent.remember(create.traveller().value(), stamp.id(), stamp.now());
        Answer accepted = Commands.accepted(new Accepted(stamp.id(), BookingStatus.PENDING), LOCATION + stamp.id());
        return new Planned(
                Topics.BOOKING_REQUESTS,
                stamp.id(),
                create,
                accepted,
                BookingReceipt.preview(create, stamp.now()),
                outcome -> decided(call, outcome, accepted));
    }

    /** A confirmed booking, or one that is held for later payment; a repeated request may find it in any state. */
    private CompletionStage<Answer> decided(Call call, CommandOutcome outcome, Answer accepted) {
        return reads.show(call, outcome.subject(), outcome.version()).thenApply(booking -> {
            BookingStatus status = BookingStatus.valueOf(booking.path("status").asText());
            return switch (status) {
                case CONFIRMED, CANCELLED -> made(booking);
                case PENDING -> booking.has("payBy") && booking.path("payLater").asBoolean() ? made(booking) : accepted;
                case FAILED, EXPIRED -> failed(call, booking);
            };
        });
    }

    private static Answer made(ObjectNode booking) {
        return Answer.json(201, booking)
                .with("location", LOCATION + booking.path("bookingId").asText());
    }

    private static Answer failed(Call call, ObjectNode booking) {
        Problem why = Problem.of(
                409,
                booking.path("failure").path("code").asText(),
                booking.path("failure").path("detail").asText());
        return Answer.problem(why, call.path());
    }

    /** What cannot be booked now may have been taken when it was asked first: the answer to a repeated request stays. */
    private CompletionStage<Answer> perhapsTaken(Call call, BookingForm form, Throwable failure) {
        boolean isFault =
                failure instanceof Problem.Raised raised && raised.problem().status() == 422;
        if (!isFault || call.idempotencyKey().isEmpty()) {
            return CompletableFuture.failedFuture(failure);
        }
        String id = Commands.idOf(call.idempotencyKey().get(), intent(call, form, Intent.UNPLANNED));
        return reads.find(id).thenCompose(found -> found.filter(booking -> BookingReads.isTheirs(call, booking))
                .<CompletionStage<Answer>>map(booking -> CompletableFuture.completedFuture(
                        Commands.accepted(new Accepted(id, BookingStatus.PENDING), LOCATION + id)
                                .with("idempotency-replayed", "true")))
                .orElseGet(() -> CompletableFuture.failedFuture(failure)));
    }

    /** A repeated request is the same booking, whoever waits by now; it goes on. */
    private CompletionStage<Void> perhapsAsked(Call call, BookingForm form, Throwable refusal) {
        return commands.isRepeated(call, intent(call, form, Intent.UNPLANNED))
                .thenCompose(repeated ->
                        repeated ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(refusal));
    }

    private static Money totalOf(List<BookingItem> items) {
        Money total = Money.zero(items.getFirst().price().currency());
        for (int i = 0; i < items.size(); i++) {
            Money price = items.get(i).price();
            if (!price.currency().equals(total.currency())) {
                throw Problems.unprocessable(
                                "currency-mismatch",
                                "/items/" + i,
                                "is priced in " + price.currency() + " and the first item in " + total.currency()
                                        + "; book them apart")
                        .raise();
            }
            total = total.plus(price);
        }
        return total;
    }
}
