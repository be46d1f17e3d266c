package dev.wayfare.gateway.travelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.travel.BookingCommand.RefundQuote;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /bookings/{id}/cancellation-quote?items=}: what calling it off, or some items of it, gives back now. */
public final class RefundQuotes {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final Pattern NUMBERS = Pattern.compile("(?:[1-9]|10)(?:,(?:[1-9]|10)){0,9}");

    private final BookingReads reads;
    private final RefundSeal seal;

    public RefundQuotes(BookingReads reads, RefundSeal seal) {
        this.reads = reads;
        this.seal = seal;
    }

    /** One item of a quote. */
    record Line(int number, String title, Money price, Money refund) {}

    /**
     * The answer.
     *
     * @param quoteId to cancel against; absent while nothing was taken yet, when cancelling is free
     */
    record Quote(
            String bookingId,
            @Nullable String quoteId,
            List<Line> items,
            Money refund,
            Money fee,
            @Nullable Instant validUntil) {}

    public CompletionStage<Answer> quote(Call call) {
        BookingId booking = new BookingId(call.pathId("id", BookingId.PREFIX));
        Set<Integer> wanted = wanted(call);
        return reads.document(call, booking.value(), 0)
                .thenApply(document -> Answer.json(200, quote(booking, document, wanted, call.now())));
    }

    private static Set<Integer> wanted(Call call) {
        Set<Integer> numbers = new HashSet<>();
        call.query().text("items", 40).ifPresent(text -> {
            if (!NUMBERS.matcher(text).matches()) {
                throw Problems.invalidParameter("items", "must be numbers of items such as 1,3")
                        .raise();
            }
            for (String number : text.split(",", -1)) {
                numbers.add(Integer.valueOf(number));
            }
        });
        return numbers;
    }

    private Quote quote(BookingId booking, ObjectNode document, Set<Integer> wanted, Instant now) {
        BookingStatus status = BookingStatus.valueOf(document.path("status").asText());
        String currency = document.path("total").path("currency").asText();
        if (status.isOver()) {
            throw Problem.of(409, "booking-over", "the booking is over: " + status)
                    .raise();
        }
        if (status == BookingStatus.PENDING) {
            return new Quote(booking.value(), null, List.of(), Money.zero(currency), Money.zero(currency), null);
        }
        List<Line> lines = lines(document, wanted, now);
        Money refund = Money.zero(currency);
        Money price = Money.zero(currency);
        for (Line line : lines) {
            refund = refund.plus(line.refund());
            price = price.plus(line.price());
        }
        Instant until = now.plus(RefundSeal.HONOURED);
        List<Integer> numbers = lines.stream().map(Line::number).toList();
        String id = seal.seal(new RefundQuote(numbers, refund, until), booking);
        return new Quote(booking.value(), id, lines, refund, price.minus(refund), until);
    }

    private static List<Line> lines(ObjectNode document, Set<Integer> wanted, Instant now) {
        List<Line> lines = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>(wanted);
        for (JsonNode item : document.path("items")) {
            int number = item.path("number").asInt();
            unknown.remove(number);
            boolean isAsked = wanted.isEmpty() || wanted.contains(number);
            if (isAsked && !item.path("status").asText().equals("CANCELLED")) {
                lines.add(line(number, item, now));
            }
        }
        if (!unknown.isEmpty() || lines.isEmpty()) {
            throw Problem.of(409, "item-unknown", "there are no such items that could be cancelled: " + wanted)
                    .raise();
        }
        return lines;
    }

    private static Line line(int number, JsonNode item, Instant now) {
        Money price = MAPPER.convertValue(item.path("price"), Money.class);
        FareRules rules = MAPPER.convertValue(item.path("rules"), FareRules.class);
        Instant startsAt = Instant.parse(item.path("startsAt").asText());
        return new Line(number, item.path("title").asText(), price, rules.refundOf(price, startsAt, now));
    }
}
