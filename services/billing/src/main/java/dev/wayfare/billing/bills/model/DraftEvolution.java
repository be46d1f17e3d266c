package dev.wayfare.billing.bills.model;

import dev.wayfare.billing.bills.model.Bill.Unissued;
import dev.wayfare.billing.bills.model.Draft.Authorised;
import dev.wayfare.billing.bills.model.Draft.Authorising;
import dev.wayfare.billing.bills.model.Draft.Capturing;
import dev.wayfare.billing.bills.model.Draft.Unauthorised;
import dev.wayfare.billing.bills.model.Draft.Voided;
import dev.wayfare.billing.bills.model.Draft.Voiding;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationFailed;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationRequested;
import dev.wayfare.contracts.billing.BillEvent.BillClosed;
import dev.wayfare.contracts.billing.BillEvent.BillOpened;
import dev.wayfare.contracts.billing.BillEvent.PaymentAuthorised;
import dev.wayfare.contracts.billing.BillEvent.PaymentVoided;
import dev.wayfare.contracts.billing.BillEvent.VoidFailed;
import dev.wayfare.contracts.billing.BillEvent.VoidRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each event makes of a bill that is not issued yet. */
final class DraftEvolution {

    private DraftEvolution() {}

    static Draft opened(Bill state, BillOpened event) {
        if (!(state instanceof Unissued)) {
            throw BillEvolution.impossible(state, event);
        }
        return new Unauthorised(BillTerms.of(event), "", 0);
    }

    static Draft requested(Bill state, AuthorisationRequested event) {
        if (!(state instanceof Unauthorised draft)) {
            throw BillEvolution.impossible(state, event);
        }
        return new Authorising(draft.terms(), event.paymentMethod(), draft.attempts() + 1, null);
    }

    static Draft authorised(Bill state, PaymentAuthorised event) {
        return switch (state) {
            case Authorising s when s.closed() == null -> new Authorised(s.terms(), s.method(), s.attempts());
            case Authorising s -> voiding(s, s.closed(), false, 0, event.at());
            case Unauthorised s when s.terms().total().isZero() -> new Authorised(s.terms(), s.method(), 1);
            default -> throw BillEvolution.impossible(state, event);
        };
    }

    static Draft authorisationFailed(Bill state, AuthorisationFailed event) {
        if (!(state instanceof Authorising draft)) {
            throw BillEvolution.impossible(state, event);
        }
        return letGo(draft, draft.closed(), event.at());
    }

    static Draft closed(Bill state, BillClosed event) {
        String reason = event.reason();
        return switch (state) {
            case Authorising s -> new Authorising(s.terms(), s.method(), s.attempts(), reason);
            case Unauthorised s -> new Voided(s.terms(), s.method(), s.attempts(), reason, event.at());
            case Authorised s
            when s.terms().total().isZero() -> new Voided(s.terms(), s.method(), s.attempts(), reason, event.at());
            case Authorised s -> voiding(s, reason, false, 0, event.at());
            case Capturing s -> new Capturing(s.terms(), s.method(), s.attempts(), reason);
            case Voiding s ->
                new Voiding(
                        s.terms(),
                        s.method(),
                        s.attempts(),
                        reason,
                        s.captureInDoubt(),
                        s.asked(),
                        s.failure(),
                        s.at());
            default -> throw BillEvolution.impossible(state, event);
        };
    }

    static Draft captureRequested(Authorised draft) {
        return new Capturing(draft.terms(), draft.method(), draft.attempts(), null);
    }

    static Draft captureFailed(Capturing draft, Instant at) {
        return letGo(draft, draft.closed(), at);
    }

    static Draft voidRequested(Bill state, VoidRequested event) {
        return switch (state) {
            case Voiding s ->
                new Voiding(
                        s.terms(),
                        s.method(),
                        s.attempts(),
                        s.closed(),
                        event.capture() != null,
                        s.asked() + 1,
                        null,
                        event.at());
            case Unauthorised s -> voiding(s, null, event.capture() != null, 1, event.at());
            case Voided s -> voiding(s, s.closed(), event.capture() != null, 1, event.at());
            default -> throw BillEvolution.impossible(state, event);
        };
    }

    static Draft voided(Bill state, PaymentVoided event) {
        if (!(state instanceof Voiding draft)) {
            throw BillEvolution.impossible(state, event);
        }
        return letGo(draft, draft.closed(), event.at());
    }

    static Draft voidFailed(Bill state, VoidFailed event) {
        if (!(state instanceof Voiding s)) {
            throw BillEvolution.impossible(state, event);
        }
        return new Voiding(
                s.terms(),
                s.method(),
                s.attempts(),
                s.closed(),
                s.captureInDoubt(),
                s.asked(),
                event.code(),
                event.at());
    }

    /** The provider holds nothing of it any more, or is about to be asked to let it go. */
    private static Draft letGo(Draft draft, @Nullable String closed, Instant at) {
        return closed == null
                ? new Unauthorised(draft.terms(), draft.method(), draft.attempts())
                : new Voided(draft.terms(), draft.method(), draft.attempts(), closed, at);
    }

    private static Voiding voiding(
            Draft draft, @Nullable String closed, boolean captureInDoubt, int asked, Instant at) {
        return new Voiding(draft.terms(), draft.method(), draft.attempts(), closed, captureInDoubt, asked, null, at);
    }
}
