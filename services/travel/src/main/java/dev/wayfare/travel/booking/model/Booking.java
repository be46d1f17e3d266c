package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a booking; a record for each, holding what the next decision needs and no more. Immutable.
 *
 * <p>{@link #claims()} is all the stock that it holds or has bought: whatever leaves this list is released.
 */
public sealed interface Booking {

    /** Its claims on stock, one for each item that is not called off. */
    default List<ItemClaim> claims() {
        return switch (this) {
            case None none -> List.of();
            case Holding holding -> holding.items();
            case Unpaid unpaid -> unpaid.items();
            case Authorising authorising -> authorising.items();
            case Confirming confirming -> confirming.items();
            case Capturing capturing -> capturing.items();
            case Confirmed confirmed -> confirmed.items();
            case Ended ended -> List.of();
        };
    }

    /** What was asked for; empty before that and after the end. */
    default Optional<BookingRequested> findRequest() {
        return switch (this) {
            case None none -> Optional.empty();
            case Holding holding -> Optional.of(holding.request());
            case Unpaid unpaid -> Optional.of(unpaid.request());
            case Authorising authorising -> Optional.of(authorising.request());
            case Confirming confirming -> Optional.of(confirming.request());
            case Capturing capturing -> Optional.of(capturing.request());
            case Confirmed confirmed -> Optional.of(confirmed.request());
            case Ended ended -> Optional.empty();
        };
    }

    /** Who waits for it to be decided; empty when nobody does, or he has been answered. */
    default Optional<ReplyTo> findWaiting() {
        return switch (this) {
            case None none -> Optional.empty();
            case Holding holding -> Optional.ofNullable(holding.request().replyWhenDecided());
            case Unpaid unpaid -> Optional.empty();
            case Authorising authorising -> Optional.ofNullable(authorising.waiting());
            case Confirming confirming -> Optional.ofNullable(confirming.waiting());
            case Capturing capturing -> Optional.ofNullable(capturing.waiting());
            case Confirmed confirmed -> Optional.empty();
            case Ended ended -> Optional.empty();
        };
    }

    /** Whether billing has been asked for money, so that it must be told when none is wanted any more. */
    default boolean isBilled() {
        return switch (this) {
            case None none -> false;
            case Holding holding -> false;
            case Unpaid unpaid -> unpaid.payments() > 0;
            case Authorising authorising -> true;
            case Confirming confirming -> true;
            case Capturing capturing -> true;
            case Confirmed confirmed -> true;
            case Ended ended -> false;
        };
    }

    /** The item of this claim, if it is one of the booking's now. */
    default Optional<ItemClaim> find(ClaimId claim) {
        return findRequest().flatMap(request -> claims().stream()
                .filter(one -> one.binds() && one.id(request.booking()).equals(claim))
                .findFirst());
    }

    /** Nobody has heard of it. */
    record None() implements Booking {}

    /** Stock is being asked for. */
    record Holding(BookingRequested request, List<ItemClaim> items) implements Booking {
        public Holding {
            items = List.copyOf(items);
        }
    }

    /**
     * All is held; the traveller pays later.
     *
     * @param holdExpiresAt when the first hold ends
     * @param payBy until when he may pay
     * @param payments how often it was tried
     */
    record Unpaid(BookingRequested request, List<ItemClaim> items, Instant holdExpiresAt, Instant payBy, int payments)
            implements Booking {
        public Unpaid {
            items = List.copyOf(items);
        }
    }

    /** All is held; the money is being reserved. */
    record Authorising(
            BookingRequested request,
            List<ItemClaim> items,
            Instant holdExpiresAt,
            Instant payBy,
            int payments,
            @Nullable ReplyTo waiting)
            implements Booking {
        public Authorising {
            items = List.copyOf(items);
        }
    }

    /** The money is reserved; the holds are being confirmed. */
    record Confirming(
            BookingRequested request,
            List<ItemClaim> items,
            Instant holdExpiresAt,
            @Nullable ReplyTo waiting) implements Booking {
        public Confirming {
            items = List.copyOf(items);
        }
    }

    /** All is sold; the money is being taken. */
    record Capturing(
            BookingRequested request,
            List<ItemClaim> items,
            Instant since,
            @Nullable ReplyTo waiting) implements Booking {
        public Capturing {
            items = List.copyOf(items);
        }
    }

    /** Sold and paid. Items that are called off have left it. */
    record Confirmed(BookingRequested request, List<ItemClaim> items) implements Booking {
        public Confirmed {
            items = List.copyOf(items);
        }

        /** What is left of it, at the times that were agreed last. */
        List<BookingItem> left() {
            return items.stream()
                    .map(claim -> {
                        BookingItem item = request.items().get(claim.item() - 1);
                        ItemClaim.Move moved = claim.moved();
                        return moved != null && moved.accepted() ? item.at(moved.startsAt(), moved.endsAt()) : item;
                    })
                    .toList();
        }
    }

    /**
     * Over: nothing is held, and no money is wanted.
     *
     * @param status FAILED, CANCELLED or EXPIRED
     * @param wasConfirmed it was sold and paid before it was called off: what billing then says of it is in order
     * @param reason frozen code of a failure; null otherwise
     * @param detail its sentence; null otherwise
     */
    record Ended(
            BookingId booking,
            UserId traveller,
            BookingStatus status,
            boolean wasConfirmed,
            @Nullable String reason,
            @Nullable String detail,
            Instant endedAt)
            implements Booking {
        public Ended {
            if (!status.isOver()) {
                throw new IllegalArgumentException(status + " is no end of a booking");
            }
        }
    }
}
