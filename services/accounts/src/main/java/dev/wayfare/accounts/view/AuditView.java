package dev.wayfare.accounts.view;

import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.wire.DeadLetterResolved;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Who of the platform's people did what to whom: one document for each such event, named after its place in the log and never changed.
 * Folded from the events of several owners, each of which says itself who was behind it; in any order.
 */
public final class AuditView implements DocumentView {

    /** View and collection. */
    public static final String NAME = "audit";

    /** What the platform does by itself is nobody's act. */
    private static final String PLATFORM = "platform";

    private record Act(
            String actor,
            String action,
            String subject,
            @Nullable String reason,
            Instant at) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.ACCOUNT_EVENTS, Topics.PAYMENTS, Topics.BOOKINGS, Topics.DEAD_LETTER_RESOLUTIONS);
    }

    @Override
    public Set<String> filters() {
        return Set.of("actor", "subject");
    }

    @Override
    public List<String> idsOf(Envelope event) {
        return actOf(event).isPresent()
                ? List.of(event.topic() + "-" + event.partition() + "@" + event.offset())
                : List.of();
    }

    @Override
    public @Nullable Document fold(@Nullable Document document, String id, Envelope event) {
        return document != null
                ? document
                : actOf(event).map(act -> document(id, act)).orElse(null);
    }

    private static Optional<Act> actOf(Envelope event) {
        String key = event.key();
        return switch (event.value()) {
            case AccountSuspended it -> Optional.of(new Act(it.by(), "account-suspended", key, it.reason(), it.at()));
            case AccountReinstated it -> Optional.of(new Act(it.by(), "account-reinstated", key, null, it.at()));
            case RefundRequested it
            when !it.by().equals(PLATFORM) ->
                Optional.of(new Act(it.by(), "refund-requested", key, it.reason(), it.at()));
            case BookingCancelled it
            when isOfOurs(it.by()) -> Optional.of(new Act(it.actor(), "booking-cancelled", key, it.reason(), it.at()));
            case ItemsCancelled it
            when isOfOurs(it.by()) ->
                Optional.of(new Act(it.actor(), "booking-items-cancelled", key, it.reason(), it.at()));
            case DeadLetterResolved it ->
                Optional.of(new Act(
                        it.by(),
                        "dead-letter-" + it.action().name().toLowerCase(Locale.ROOT),
                        it.letter(),
                        null,
                        it.at()));
            default -> Optional.empty();
        };
    }

    /** Travellers and suppliers are nobody of the platform's people. */
    private static boolean isOfOurs(CancelledBy by) {
        return by == CancelledBy.SYSTEM;
    }

    private static Document document(String id, Act act) {
        Document document = new Document("entryId", id)
                .append("actor", act.actor())
                .append("action", act.action())
                .append("subject", act.subject());
        if (act.reason() != null) {
            document.append("reason", act.reason());
        }
        return document.append("at", act.at().toString())
                .append("_version", 1L)
                .append("_at", act.at().toString());
    }
}
