package dev.wayfare.gateway.travelling;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.RefundQuote;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.command.Stamp;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Problem;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a traveller does to a booking that exists: call it off, pay it. One that is not his is a 404 before anything is
 * appended; where its view is away the booking's owner is left to say so.
 */
public final class BookingActions {

    private static final String ACTION = "act";
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_QUOTE = 800;
    private static final int MOST_ITEMS = 10;
    private static final Pattern ITEM = Pattern.compile("[1-9]|10");

    private final Commands commands;
    private final BookingReads reads;
    private final RefundSeal seal;

    public BookingActions(Commands commands, BookingReads reads, RefundSeal seal) {
        this.commands = commands;
        this.reads = reads;
        this.seal = seal;
    }

    /** The action is in the log. */
    record Taken(String bookingId, String actionId, String status) {}

    /** {@code POST /bookings/{id}/cancel}: by its traveller, or by the platform's people. */
    public CompletionStage<Answer> cancel(Call call) {
        BookingId booking = new BookingId(call.pathId("id", BookingId.PREFIX));
        Form form = call.form();
        List<Integer> items = form.has("items") ? form.integers("items", 1, MOST_ITEMS, 1, MOST_ITEMS) : null;
        String quoteId = form.optionalText("quoteId", LONGEST_QUOTE);
        String reason = form.optionalText("reason", LONGEST_REASON);
        form.check();
        RefundQuote quote = quoteId == null ? null : seal.open(quoteId, booking);
        CancelledBy by = call.isStaff() ? CancelledBy.SYSTEM : CancelledBy.TRAVELLER;
        BookingCommand command = new BookingCommand.Cancel(by, call.subject(), itemsOf(items, quote), quote, reason);
        return known(call, booking).thenCompose(known -> take(call, booking, form, false, stamp -> command));
    }

    /** A quote alone says which items it is about. */
    private static @Nullable List<Integer> itemsOf(@Nullable List<Integer> items, @Nullable RefundQuote quote) {
        return items == null && quote != null ? quote.items() : items;
    }

    /** {@code POST /bookings/{id}/pay}: what is held for later payment is paid now. */
    public CompletionStage<Answer> pay(Call call) {
        BookingId booking = new BookingId(call.pathId("id", BookingId.PREFIX));
        Form form = call.form();
        String method = form.optionalMatching("paymentMethod", BookingForm.PAYMENT, "a payment token such as tok_ok");
        form.check();
        return known(call, booking)
                .thenCompose(known -> take(
                        call,
                        booking,
                        form,
                        true,
                        stamp -> new BookingCommand.Pay(call.caller().user(), method, stamp.late())));
    }

    /** {@code POST /bookings/{id}/items/{number}/change}: what the traveller says to a supplier's change. */
    public CompletionStage<Answer> answerChange(Call call) {
        BookingId booking = new BookingId(call.pathId("id", BookingId.PREFIX));
        int item = numberOf(call);
        Form form = call.form();
        if (!form.has("accept")) {
            form.fault("accept", "is missing");
        }
        boolean accept = form.flag("accept");
        form.check();
        BookingCommand command = new BookingCommand.AnswerChange(call.caller().user(), item, accept);
        return known(call, booking).thenCompose(known -> take(call, booking, form, false, stamp -> command));
    }

    private static int numberOf(Call call) {
        String text = String.valueOf(call.context().pathParam("number"));
        if (!ITEM.matcher(text).matches()) {
            throw Problems.notFound("item").raise();
        }
        return Integer.parseInt(text);
    }

    private CompletionStage<BookingId> known(Call call, BookingId booking) {
        return reads.document(call, booking.value(), 0).handle((found, failure) -> {
            if (failure != null
                    && Failures.unwrap(failure) instanceof Problem.Raised raised
                    && raised.problem().status() == 404) {
                throw Problems.notFound("booking").raise();
            }
            return booking;
        });
    }

    private CompletionStage<Answer> take(
            Call call, BookingId booking, Form form, boolean late, Function<Stamp, BookingCommand> command) {
        Function<Stamp, Planned> plan = stamp -> {
            String location = BookingRequests.LOCATION + booking;
            return new Planned(
                    Topics.BOOKING_REQUESTS,
                    booking.value(),
                    command.apply(stamp),
                    Commands.accepted(new Taken(booking.value(), stamp.id(), "PENDING"), location),
                    "",
                    outcome -> reads.show(call, booking.value(), outcome.version())
                            .thenApply(now -> Answer.json(200, now)));
        };
        return commands.submit(call, new Intent(call.subject(), "POST " + call.path(), ACTION, form, late, plan));
    }
}
