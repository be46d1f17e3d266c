package dev.wayfare.checker;

import dev.wayfare.checker.billing.BooksAgree;
import dev.wayfare.checker.billing.InvoiceNumbersAgree;
import dev.wayfare.checker.billing.InvoiceNumbersGapless;
import dev.wayfare.checker.billing.LedgerNeverChanged;
import dev.wayfare.checker.billing.LedgerSumsToZero;
import dev.wayfare.checker.billing.MoneyTakenOnce;
import dev.wayfare.checker.billing.RideBilledOnce;
import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.CommandsHaveOneEffect;
import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.check.VersionsStepByOne;
import dev.wayfare.checker.claims.CapacityKept;
import dev.wayfare.checker.claims.ConfirmedInTime;
import dev.wayfare.checker.claims.DriverHasOneClaim;
import dev.wayfare.checker.claims.DriverTransitions;
import dev.wayfare.checker.claims.EndedRidesHoldNobody;
import dev.wayfare.checker.claims.HoldsEndOnce;
import dev.wayfare.checker.claims.RideHasOneClaimedDriver;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Decoder;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.checker.log.Reading;
import dev.wayfare.checker.rides.AcknowledgedRidesExist;
import dev.wayfare.checker.rides.DistanceAsMeasured;
import dev.wayfare.checker.rides.DriverOnOneRide;
import dev.wayfare.checker.rides.EveryRideEnds;
import dev.wayfare.checker.rides.PricedByTariff;
import dev.wayfare.checker.rides.RatedOnce;
import dev.wayfare.checker.rides.RequestsHaveOneEffect;
import dev.wayfare.checker.rides.RideHasOneDriver;
import dev.wayfare.checker.rides.RideTransitions;
import dev.wayfare.checker.rides.RidesAndDriversAgree;
import dev.wayfare.checker.travel.BookingBilledOnce;
import dev.wayfare.checker.travel.BookingRequestsHaveOneEffect;
import dev.wayfare.checker.travel.BookingTransitions;
import dev.wayfare.checker.travel.BookingsHoldWhatTheySay;
import dev.wayfare.checker.travel.EveryBookingEnds;
import dev.wayfare.checker.travel.StockKept;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One reading of the log by all checks. Records of a batch are decoded in parallel; then the checks, which share nothing,
 * see it in parallel, each in order. One caller.
 */
final class Pass {

    /** What is read. */
    static final List<String> TOPICS = Stream.of(
                    Topics.RIDE_REQUESTS,
                    Topics.RIDE_EVENTS,
                    Topics.RIDE_ACTIONS,
                    Topics.DRIVER_EVENTS,
                    Topics.EMAIL_EVENTS,
                    Topics.ACCOUNT_EVENTS,
                    Topics.PAYMENTS,
                    Topics.INVOICE_EVENTS,
                    Topics.BOOKING_REQUESTS,
                    Topics.BOOKINGS,
                    Topics.INVENTORY_EVENTS,
                    Topics.COMMAND_OUTCOMES)
            .map(Topic::name)
            .toList();

    private final Bounds bounds;
    private final Decoder decoder = new Decoder();
    private final Legibility legibility;
    private final List<Running> checks;
    private final long begun = System.nanoTime();
    private long records;

    Pass(CheckOptions options, Bounds bounds) {
        this.bounds = bounds;
        this.legibility = new Legibility(options);
        this.checks = checks(options, bounds).stream().map(Running::new).toList();
    }

    private static List<Check> checks(CheckOptions options, Bounds bounds) {
        List<Check> checks = new ArrayList<>(List.of(
                new RequestsHaveOneEffect(options, bounds),
                new BookingRequestsHaveOneEffect(options, bounds),
                new CommandsHaveOneEffect(),
                new DriverOnOneRide(options),
                new RideHasOneDriver(),
                new DriverHasOneClaim(),
                new RideHasOneClaimedDriver(options),
                new RidesAndDriversAgree(options, bounds),
                new CapacityKept(bounds),
                new StockKept(bounds),
                new HoldsEndOnce(options, bounds),
                new ConfirmedInTime(),
                new EndedRidesHoldNobody(options),
                new BookingsHoldWhatTheySay(options, bounds),
                new LedgerSumsToZero(),
                new LedgerNeverChanged(),
                new BooksAgree(bounds),
                new RideBilledOnce(options, bounds),
                new BookingBilledOnce(options, bounds),
                new PricedByTariff(),
                new DistanceAsMeasured(options, bounds),
                new MoneyTakenOnce(bounds),
                new InvoiceNumbersGapless(bounds),
                new InvoiceNumbersAgree(options, bounds),
                new EveryRideEnds(options),
                new EveryBookingEnds(options),
                new VersionsStepByOne(bounds),
                new RideTransitions(bounds),
                new BookingTransitions(bounds),
                new RatedOnce(),
                new DriverTransitions(bounds)));
        if (!options.acknowledgedRides().isEmpty()) {
            checks.addFirst(new AcknowledgedRidesExist(options, bounds));
        }
        return checks;
    }

    void see(List<LogRecord> batch) {
        records += batch.size();
        List<Reading> readings = batch.parallelStream().map(decoder::read).toList();
        Map<String, List<Decoded>> known = new HashMap<>();
        for (Reading reading : readings) {
            legibility.see(reading);
            if (reading instanceof Reading.Known(Decoded decoded)) {
                known.computeIfAbsent(decoded.topic(), topic -> new ArrayList<>())
                        .add(decoded);
            }
        }
        checks.parallelStream().forEach(check -> check.see(known));
    }

    CheckReport report() {
        List<Finding> findings = new ArrayList<>();
        findings.add(legibility.finding());
        checks.forEach(check -> findings.add(check.finish()));
        return new CheckReport(findings, bounds, records, Duration.ofNanos(System.nanoTime() - begun));
    }
}
