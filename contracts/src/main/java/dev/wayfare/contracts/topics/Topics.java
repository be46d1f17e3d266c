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
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topic.Partitioning;
import dev.wayfare.contracts.tracking.RidePosition;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.DeadLetterResolved;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue: every topic there is. Commands, answers, fixes and tracking are kept for 7 days, events for ever. */
public final class Topics {

    private static final Duration WEEK = Duration.ofDays(7);

    public static final Topic SIGNUP_REQUESTS = commands("signup-requests", "user", AccountCommand.class);
    public static final Topic ACCOUNT_EVENTS = events("account-events", "user", AccountEvent.class);
    public static final Topic EMAIL_CLAIMS = commands("email-claims", "e-mail", ClaimCommand.class);
    public static final Topic EMAIL_CLAIM_OUTCOMES = commands("email-claim-outcomes", "user", ClaimOutcome.class);
    public static final Topic EMAIL_EVENTS = events("email-events", "e-mail", ClaimEvent.class);

    public static final Topic DRIVER_ACTIONS = commands("driver-actions", "driver", DriverCommand.class);
    public static final Topic DRIVER_CLAIMS = commands("driver-claims", "driver", ClaimCommand.class);
    public static final Topic DRIVER_CLAIM_OUTCOMES = events("driver-claim-outcomes", "ride", ClaimOutcome.class);
    public static final Topic DRIVER_EVENTS = events("driver-events", "driver", DriverEvent.class, ClaimEvent.class);
    public static final Topic DRIVER_LOCATION_UPDATES =
            commands("driver-location-updates", "driver", LocationFixes.class);

    public static final Topic RIDE_REQUESTS = commands("ride-requests", "ride", RideCommand.class);
    public static final Topic RIDE_ACTIONS = commands("ride-actions", "ride", RideCommand.class);
    public static final Topic RIDE_EVENTS = events("ride-events", "ride", RideEvent.class);
    public static final Topic TRACKING_TASKS = commands("tracking-tasks", "driver", TrackingTask.class);
    public static final Topic TRACKING_EVENTS = commands("tracking-events", "ride", TrackingEvent.class);
    public static final Topic LIVE_RIDE_TRACKING = commands("live-ride-tracking", "ride", RidePosition.class);
    public static final Topic DISPATCH_REQUESTS = commands("dispatch-requests", "market", FindDriver.class);
    public static final Topic DISPATCH_OUTCOMES = commands("dispatch-outcomes", "ride", DispatchOutcome.class);
    public static final Topic MARKET_CONDITIONS = commands("market-conditions", "cell", MarketConditions.class);

    public static final Topic INVENTORY_CLAIMS = commands("inventory-claims", "resource", ClaimCommand.class);
    public static final Topic INVENTORY_CLAIM_OUTCOMES =
            commands("inventory-claim-outcomes", "booking", ClaimOutcome.class);
    public static final Topic INVENTORY_EVENTS = events("inventory-events", "resource", ClaimEvent.class);
    public static final Topic SUPPLIER_CLAIMS = commands("supplier-claims", "claim", ClaimCommand.class);
    public static final Topic BOOKING_REQUESTS = commands("booking-requests", "booking", BookingCommand.class);
    public static final Topic BOOKING_ACTIONS = commands("booking-actions", "booking", BookingCommand.class);
    public static final Topic BOOKINGS = events("bookings", "booking", BookingEvent.class);

    public static final Topic BILLING_TASKS = commands("billing-tasks", "bill", BillCommand.class);
    public static final Topic PAYMENTS = events("payments", "bill", BillEvent.class);
    public static final Topic PAYMENT_TASKS = commands("payment-tasks", "bill", PaymentTask.class);
    public static final Topic INVOICE_NUMBERS = commands("invoice-numbers", "series", InvoiceCommand.class);
    public static final Topic INVOICE_EVENTS = events("invoice-events", "series", InvoiceEvent.class);

    public static final Topic COMMAND_OUTCOMES =
            topic("command-outcomes", "command", Duration.ofHours(1), Partitioning.SPINE, CommandOutcome.class);

    public static final Topic DEAD_LETTER_RESOLUTIONS =
            topic("dead-letter-resolutions", "dead letter", null, Partitioning.ONE, DeadLetterResolved.class);

    /** Every topic, in the order of the catalogue. */
    public static final List<Topic> ALL = List.of(
            SIGNUP_REQUESTS,
            ACCOUNT_EVENTS,
            EMAIL_CLAIMS,
            EMAIL_CLAIM_OUTCOMES,
            EMAIL_EVENTS,
            DRIVER_ACTIONS,
            DRIVER_CLAIMS,
            DRIVER_CLAIM_OUTCOMES,
            DRIVER_EVENTS,
            DRIVER_LOCATION_UPDATES,
            RIDE_REQUESTS,
            RIDE_ACTIONS,
            RIDE_EVENTS,
            TRACKING_TASKS,
            TRACKING_EVENTS,
            LIVE_RIDE_TRACKING,
            DISPATCH_REQUESTS,
            DISPATCH_OUTCOMES,
            MARKET_CONDITIONS,
            INVENTORY_CLAIMS,
            INVENTORY_CLAIM_OUTCOMES,
            INVENTORY_EVENTS,
            SUPPLIER_CLAIMS,
            BOOKING_REQUESTS,
            BOOKING_ACTIONS,
            BOOKINGS,
            BILLING_TASKS,
            PAYMENTS,
            PAYMENT_TASKS,
            INVOICE_NUMBERS,
            INVOICE_EVENTS,
            COMMAND_OUTCOMES,
            DEAD_LETTER_RESOLUTIONS);

    private Topics() {}

    private static Topic commands(String name, String key, Class<?>... values) {
        return topic(name, key, WEEK, Partitioning.SPINE, values);
    }

    private static Topic events(String name, String key, Class<?>... values) {
        return topic(name, key, null, Partitioning.SPINE, values);
    }

    private static Topic topic(
            String name, String key, @Nullable Duration retention, Partitioning partitioning, Class<?>... values) {
        return new Topic(name, key, List.of(values), retention, partitioning);
    }
}
