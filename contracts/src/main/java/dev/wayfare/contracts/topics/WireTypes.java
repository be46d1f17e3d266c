package dev.wayfare.contracts.topics;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.InvoiceCommand;
import dev.wayfare.contracts.billing.InvoiceEvent;
import dev.wayfare.contracts.billing.PaymentTask;
import dev.wayfare.contracts.dispatch.DispatchOutcome;
import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.tracking.RidePosition;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.DeadLetterResolved;
import dev.wayfare.contracts.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Logical type names of everything that is written as JSON. A name is for ever; a class may be renamed. A change that
 * an old reader could not bear gets a new name with the next version.
 */
public final class WireTypes {

    private static final Map<String, Class<?>> BY_NAME = new HashMap<>();
    private static final Map<Class<?>, String> BY_CLASS = new HashMap<>();

    static {
        accounts();
        claims();
        fleet();
        rides();
        travel();
        tracking();
        billing();
        name("command.outcome.v1", CommandOutcome.class);
        name("dead-letter.resolved.v1", DeadLetterResolved.class);
    }

    private WireTypes() {}

    /** The name of this type. */
    public static String nameOf(Class<?> type) {
        String name = BY_CLASS.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " has no name on the wire; give it one in WireTypes");
        }
        return name;
    }

    /** The type of this name; empty when this program is too old to know it. */
    public static Optional<Class<?>> typeOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * Reads a value whose type its name tells.
     *
     * @throws IllegalArgumentException when no type is called so
     */
    public static Object read(byte[] bytes, String name) {
        Class<?> type =
                typeOf(name).orElseThrow(() -> new IllegalArgumentException("no type is called '" + name + "'"));
        return Json.read(bytes, type);
    }

    /** All names, sorted. */
    public static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    private static void accounts() {
        name("account.sign-up.v1", AccountCommand.SignUp.class);
        name("account.change-profile.v1", AccountCommand.ChangeProfile.class);
        name("account.change-password.v1", AccountCommand.ChangePassword.class);
        name("account.suspend.v1", AccountCommand.Suspend.class);
        name("account.reinstate.v1", AccountCommand.Reinstate.class);
        name("account.open-session.v1", AccountCommand.OpenSession.class);
        name("account.rotate-session.v1", AccountCommand.RotateSession.class);
        name("account.close-session.v1", AccountCommand.CloseSession.class);
        name("account.signed-up.v1", AccountEvent.SignedUp.class);
        name("account.activated.v1", AccountEvent.AccountActivated.class);
        name("account.rejected.v1", AccountEvent.SignUpRejected.class);
        name("account.profile-changed.v1", AccountEvent.ProfileChanged.class);
        name("account.password-changed.v1", AccountEvent.PasswordChanged.class);
        name("account.suspended.v1", AccountEvent.AccountSuspended.class);
        name("account.reinstated.v1", AccountEvent.AccountReinstated.class);
        name("account.session-opened.v1", AccountEvent.SessionOpened.class);
        name("account.session-rotated.v1", AccountEvent.SessionRotated.class);
        name("account.session-closed.v1", AccountEvent.SessionClosed.class);
    }

    private static void claims() {
        name("claim.define.v1", ClaimCommand.Define.class);
        name("claim.hold.v1", ClaimCommand.Hold.class);
        name("claim.confirm.v1", ClaimCommand.Confirm.class);
        name("claim.release.v1", ClaimCommand.Release.class);
        name("claim.capacity-set.v1", ClaimEvent.CapacitySet.class);
        name("claim.fenced.v1", ClaimEvent.Fenced.class);
        name("claim.slots-closed.v1", ClaimEvent.SlotsClosed.class);
        name("claim.held.v1", ClaimOutcome.Held.class);
        name("claim.hold-refused.v1", ClaimOutcome.HoldRefused.class);
        name("claim.confirmed.v1", ClaimOutcome.Confirmed.class);
        name("claim.confirm-refused.v1", ClaimOutcome.ConfirmRefused.class);
        name("claim.released.v1", ClaimOutcome.Released.class);
        name("claim.expired.v1", ClaimOutcome.Expired.class);
    }

    private static void fleet() {
        name("driver.register.v1", DriverCommand.Register.class);
        name("driver.bar.v1", DriverCommand.Bar.class);
        name("driver.unbar.v1", DriverCommand.Unbar.class);
        name("driver.go-online.v1", DriverCommand.GoOnline.class);
        name("driver.go-offline.v1", DriverCommand.GoOffline.class);
        name("driver.accept-offer.v1", DriverCommand.AcceptOffer.class);
        name("driver.decline-offer.v1", DriverCommand.DeclineOffer.class);
        name("driver.arrive.v1", DriverCommand.Arrive.class);
        name("driver.start.v1", DriverCommand.Start.class);
        name("driver.end.v1", DriverCommand.End.class);
        name("driver.give-up.v1", DriverCommand.GiveUp.class);
        name("driver.trip-began.v1", DriverCommand.TripBegan.class);
        name("driver.fall-silent.v1", DriverCommand.FallSilent.class);
        name("driver.be-heard.v1", DriverCommand.BeHeard.class);
        name("driver.registered.v1", DriverEvent.DriverRegistered.class);
        name("driver.barred.v1", DriverEvent.DriverBarred.class);
        name("driver.unbarred.v1", DriverEvent.DriverUnbarred.class);
        name("driver.went-online.v1", DriverEvent.WentOnline.class);
        name("driver.went-offline.v1", DriverEvent.WentOffline.class);
        name("driver.trip-started.v1", DriverEvent.TripStarted.class);
        name("driver.fell-silent.v1", DriverEvent.FellSilent.class);
        name("driver.heard-again.v1", DriverEvent.HeardAgain.class);
    }

    private static void rides() {
        name("ride.request.v1", RideCommand.RequestRide.class);
        name("ride.cancel.v1", RideCommand.Cancel.class);
        name("ride.rate.v1", RideCommand.Rate.class);
        name("ride.arrive.v1", RideCommand.Arrive.class);
        name("ride.start.v1", RideCommand.Start.class);
        name("ride.end.v1", RideCommand.End.class);
        name("ride.give-up.v1", RideCommand.GiveUp.class);
        name("ride.requested.v1", RideEvent.RideRequested.class);
        name("ride.driver-sought.v1", RideEvent.DriverSought.class);
        name("ride.driver-offered.v1", RideEvent.DriverOffered.class);
        name("ride.offer-ended.v1", RideEvent.OfferEnded.class);
        name("ride.accepted.v1", RideEvent.RideAccepted.class);
        name("ride.driver-arrived.v1", RideEvent.DriverArrived.class);
        name("ride.pin-mistyped.v1", RideEvent.PinMistyped.class);
        name("ride.started.v1", RideEvent.RideStarted.class);
        name("ride.measured.v1", RideCommand.RideMeasured.class);
        name("ride.trip-ended.v1", RideEvent.TripEnded.class);
        name("ride.completed.v1", RideEvent.RideCompleted.class);
        name("ride.driver-gave-up.v1", RideEvent.DriverGaveUp.class);
        name("ride.cancelled.v1", RideEvent.RideCancelled.class);
        name("ride.no-show.v1", RideEvent.RiderNoShow.class);
        name("ride.no-drivers.v1", RideEvent.NoDriversAvailable.class);
        name("ride.expired.v1", RideEvent.RideExpired.class);
        name("ride.rated.v1", RideEvent.RideRated.class);
        name("dispatch.find-driver.v1", FindDriver.class);
        name("market.conditions.v1", MarketConditions.class);
        name("dispatch.no-candidates.v1", DispatchOutcome.NoCandidates.class);
    }

    private static void travel() {
        name("booking.create.v1", BookingCommand.Create.class);
        name("booking.cancel.v1", BookingCommand.Cancel.class);
        name("booking.pay.v1", BookingCommand.Pay.class);
        name("booking.schedule-changed.v1", BookingCommand.ScheduleChanged.class);
        name("booking.answer-change.v1", BookingCommand.AnswerChange.class);
        name("booking.payment-answered.v1", BookingCommand.PaymentAnswered.class);
        name("booking.requested.v1", BookingEvent.BookingRequested.class);
        name("booking.item-held.v1", BookingEvent.ItemHeld.class);
        name("booking.item-contended.v1", BookingEvent.ItemContended.class);
        name("booking.item-sought.v1", BookingEvent.ItemSought.class);
        name("booking.created.v1", BookingEvent.BookingCreated.class);
        name("booking.payment-begun.v1", BookingEvent.PaymentBegun.class);
        name("booking.payment-authorised.v1", BookingEvent.PaymentAuthorised.class);
        name("booking.payment-refused.v1", BookingEvent.PaymentRefused.class);
        name("booking.item-confirmed.v1", BookingEvent.ItemConfirmed.class);
        name("booking.stock-confirmed.v1", BookingEvent.StockConfirmed.class);
        name("booking.confirmed.v1", BookingEvent.BookingConfirmed.class);
        name("booking.failed.v1", BookingEvent.BookingFailed.class);
        name("booking.expired.v1", BookingEvent.BookingExpired.class);
        name("booking.item-moved.v1", BookingEvent.ItemMoved.class);
        name("booking.move-accepted.v1", BookingEvent.MoveAccepted.class);
        name("booking.items-cancelled.v1", BookingEvent.ItemsCancelled.class);
        name("booking.cancelled.v1", BookingEvent.BookingCancelled.class);
    }

    private static void tracking() {
        name("tracking.follow-ride.v1", TrackingTask.FollowRide.class);
        name("tracking.follow-trip.v1", TrackingTask.FollowTrip.class);
        name("tracking.measure-ride.v1", TrackingTask.MeasureRide.class);
        name("tracking.stop-following.v1", TrackingTask.StopFollowing.class);
        name("tracking.position.v1", RidePosition.class);
        name("tracking.driver-near.v1", TrackingEvent.DriverNear.class);
        name("tracking.driver-at.v1", TrackingEvent.DriverAt.class);
        name("tracking.route-left.v1", TrackingEvent.RouteLeft.class);
        name("tracking.long-stop.v1", TrackingEvent.LongStop.class);
    }

    private static void billing() {
        name("bill.issue.v1", BillCommand.Issue.class);
        name("bill.number-assigned.v1", BillCommand.NumberAssigned.class);
        name("bill.payment-reported.v1", BillCommand.PaymentReported.class);
        name("bill.pay-again.v1", BillCommand.PayAgain.class);
        name("bill.refund.v1", BillCommand.Refund.class);
        name("bill.retry-refund.v1", BillCommand.RetryRefund.class);
        name("bill.authorise.v1", BillCommand.Authorise.class);
        name("bill.capture.v1", BillCommand.Capture.class);
        name("bill.void.v1", BillCommand.VoidPayment.class);
        name("bill.retry-void.v1", BillCommand.RetryVoid.class);
        name("bill.opened.v1", BillEvent.BillOpened.class);
        name("bill.authorisation-requested.v1", BillEvent.AuthorisationRequested.class);
        name("bill.payment-authorised.v1", BillEvent.PaymentAuthorised.class);
        name("bill.authorisation-failed.v1", BillEvent.AuthorisationFailed.class);
        name("bill.closed.v1", BillEvent.BillClosed.class);
        name("bill.void-requested.v1", BillEvent.VoidRequested.class);
        name("bill.payment-voided.v1", BillEvent.PaymentVoided.class);
        name("bill.void-failed.v1", BillEvent.VoidFailed.class);
        name("bill.issued.v1", BillEvent.BillIssued.class);
        name("bill.numbered.v1", BillEvent.InvoiceNumbered.class);
        name("bill.ledger-posted.v1", BillEvent.LedgerPosted.class);
        name("bill.payment-requested.v1", BillEvent.PaymentRequested.class);
        name("bill.payment-captured.v1", BillEvent.PaymentCaptured.class);
        name("bill.payment-failed.v1", BillEvent.PaymentFailed.class);
        name("bill.refund-requested.v1", BillEvent.RefundRequested.class);
        name("bill.refund-paid.v1", BillEvent.RefundPaid.class);
        name("bill.refund-failed.v1", BillEvent.RefundFailed.class);
        name("invoice.assign-number.v1", InvoiceCommand.AssignNumber.class);
        name("invoice.number-taken.v1", InvoiceEvent.NumberTaken.class);
        name("payment.charge.v1", PaymentTask.Charge.class);
        name("payment.authorise.v1", PaymentTask.Authorise.class);
        name("payment.capture.v1", PaymentTask.Capture.class);
        name("payment.void.v1", PaymentTask.VoidAuthorisation.class);
        name("payment.refund-charge.v1", PaymentTask.RefundCharge.class);
    }

    private static void name(String name, Class<?> type) {
        if (BY_NAME.put(name, type) != null || BY_CLASS.put(type, name) != null) {
            throw new IllegalStateException(name + " or " + type.getName() + " is named twice");
        }
    }
}
