package dev.wayfare.travel.booking.model;

import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the stock of one item has got.
 *
 * @param item its number
 * @param attempt from 1; with booking and item it makes the claim's id
 * @param stage where it stands
 * @param at HELD: when the hold ends; CONTENDED: when it is asked for again; otherwise null
 * @param moved what its supplier has changed; null when nothing
 */
public record ItemClaim(
        int item,
        String resource,
        int attempt,
        Stage stage,
        @Nullable Instant at,
        @Nullable Move moved) {

    /**
     * Another time of delivery.
     *
     * @param change names it
     * @param accepted the traveller takes it so
     */
    public record Move(String change, Instant startsAt, Instant endsAt, boolean accepted) {}

    /** Where a claim stands. */
    public enum Stage {
        /** A hold is asked for; no answer yet. */
        ASKED,
        /** Refused for now, because others hold the rest; asked again later. */
        CONTENDED,
        HELD,
        CONFIRMED
    }

    static ItemClaim asked(int item, String resource, int attempt) {
        return new ItemClaim(item, resource, attempt, Stage.ASKED, null, null);
    }

    /** The claim under which the stock's owner knows it. */
    public ClaimId id(BookingId booking) {
        return new ClaimId(
                Ids.derive(ClaimId.PREFIX, booking.value(), Integer.toString(item), Integer.toString(attempt)));
    }

    /** Whether the owner of the stock may know this claim, so that it must be released when it is left. */
    public boolean binds() {
        return stage != Stage.CONTENDED;
    }

    boolean is(Stage one) {
        return stage == one;
    }

    ItemClaim held(Instant expiresAt) {
        return new ItemClaim(item, resource, attempt, Stage.HELD, expiresAt, moved);
    }

    ItemClaim contended(Instant retryAt) {
        return new ItemClaim(item, resource, attempt, Stage.CONTENDED, retryAt, moved);
    }

    ItemClaim confirmed() {
        return new ItemClaim(item, resource, attempt, Stage.CONFIRMED, null, moved);
    }

    ItemClaim moved(Move move) {
        return new ItemClaim(item, resource, attempt, stage, at, move);
    }

    /** Whether the traveller has still to say what he thinks of a change. */
    boolean isQuestioned() {
        return moved != null && !moved.accepted();
    }

    boolean knows(String change) {
        return moved != null && moved.change().equals(change);
    }
}
