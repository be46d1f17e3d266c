package dev.wayfare.travel.supplier;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a supplier's changes on to the bookings that they concern. The same change has the same command id. Thread-safe. */
public final class SupplierChanges implements Consumer<Supplier.Change> {

    private static final Logger LOG = LoggerFactory.getLogger(SupplierChanges.class);
    private static final String SOURCE = "/wayfare/travel";

    private final LogWriter log;

    public SupplierChanges(LogWriter log) {
        this.log = log;
    }

    @Override
    public void accept(Supplier.Change change) {
        BookingCommand.ScheduleChanged told = new BookingCommand.ScheduleChanged(
                change.change(), change.claim(), change.startsAt(), change.endsAt(), change.note());
        Command command = Command.of(Topics.BOOKING_ACTIONS, change.reference(), told, change.change(), SOURCE);
        var _ = log.append(command).whenComplete((place, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "change {} of {} is not in the log: {}",
                        change.change(),
                        change.reference(),
                        failure.toString());
            }
        });
    }
}
