package dev.wayfare.gateway.travelling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.command.Note;
import dev.wayfare.gateway.command.Notes;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Documents.Doc;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.BookingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A booking as its people see it, from the first moment on. */
public final class BookingReads {

    static final String VIEW = "travel-bookings";

    private static final Logger LOG = LoggerFactory.getLogger(BookingReads.class);
    private static final ObjectMapper MAPPER = Json.mapper();

    private final Documents documents;
    private final Notes notes;

    public BookingReads(Documents documents, Notes notes) {
        this.documents = documents;
        this.notes = notes;
    }

    /** {@code GET /bookings/{id}}. */
    public CompletionStage<Answer> get(Call call) {
        return show(call, call.pathId("id", BookingId.PREFIX), 0).thenApply(booking -> Answer.json(200, booking));
    }

    /** The booking as the caller may see it, not older than this version; fails with 404 when it is not his. */
    CompletionStage<ObjectNode> show(Call call, String booking, long minVersion) {
        return document(call, booking, minVersion).thenApply(Shown::of).thenCompose(this::withInvoice);
    }

    /** The booking's document if the caller may see it; fails with 404 when not. */
    CompletionStage<ObjectNode> document(Call call, String booking, long minVersion) {
        return documents
                .find(VIEW, booking, minVersion)
                .thenCompose(found ->
                        found.isPresent() ? CompletableFuture.completedFuture(found.map(Doc::json)) : preview(booking))
                .thenApply(found -> found.filter(document -> isTheirs(call, document))
                        .orElseThrow(() -> Problems.notFound("booking").raise()));
    }

    /** The booking's document, if its owner has decided about it. */
    CompletionStage<Optional<ObjectNode>> find(String booking) {
        return documents.find(VIEW, booking, 0).thenApply(found -> found.map(Doc::json));
    }

    /** What was noted when it was asked for. */
    CompletableFuture<Optional<ObjectNode>> preview(String booking) {
        return notes.find(booking).thenApply(note -> note.map(Note::preview)
                .filter(preview -> !preview.isEmpty())
                .map(BookingReads::parsed));
    }

    static boolean isTheirs(Call call, ObjectNode booking) {
        return call.isStaff()
                || call.subject().equals(booking.path("travellerId").asText());
    }

    /** The number stands on the bill; a booking is shown without it when billing cannot be asked. */
    private CompletionStage<ObjectNode> withInvoice(ObjectNode booking) {
        BookingStatus status = BookingStatus.valueOf(booking.path("status").asText());
        boolean wasPaid = status == BookingStatus.CONFIRMED || booking.has("refunded");
        if (!wasPaid) {
            return CompletableFuture.completedFuture(booking);
        }
        return documents.find("bills", booking.path("billId").asText(), 0).handle((bill, failure) -> {
            if (failure != null) {
                LOG.debug("the bill of {} cannot be read: {}", booking.path("bookingId"), failure.toString());
                return booking;
            }
            bill.map(doc -> doc.json().path("invoiceNumber"))
                    .filter(number -> number.isTextual())
                    .ifPresent(number -> booking.set("invoiceNumber", number));
            return booking;
        });
    }

    private static ObjectNode parsed(String preview) {
        try {
            return MAPPER.readValue(preview, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a noted preview is no JSON object", e);
        }
    }
}
