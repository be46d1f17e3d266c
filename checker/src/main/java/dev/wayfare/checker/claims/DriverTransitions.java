package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.check.Transitions;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.fleet.DriverEvent.DriverBarred;
import dev.wayfare.contracts.fleet.DriverEvent.DriverRegistered;
import dev.wayfare.contracts.fleet.DriverEvent.DriverUnbarred;
import dev.wayfare.contracts.fleet.DriverEvent.FellSilent;
import dev.wayfare.contracts.fleet.DriverEvent.HeardAgain;
import dev.wayfare.contracts.fleet.DriverEvent.TripStarted;
import dev.wayfare.contracts.fleet.DriverEvent.WentOffline;
import dev.wayfare.contracts.fleet.DriverEvent.WentOnline;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A driver goes from state to state as the design says. Four small tables, each over its own events: his duty, his
 * permission, whether he is heard, and the ride that he is on. Only one who is on duty, permitted and heard is offered
 * anything. Claims that contradict themselves are other checks' business.
 */
public final class DriverTransitions extends NamedCheck {

    private enum Duty {
        UNREGISTERED,
        OFFLINE,
        ONLINE
    }

    private enum Permission {
        FREE,
        BARRED
    }

    private enum Hearing {
        HEARD,
        SILENT,
        EITHER
    }

    private enum Work {
        NONE,
        OFFERED,
        ASSIGNED,
        ON_TRIP
    }

    private static final Transitions<Duty> DUTY = Transitions.of(Duty.class)
            .legal(Duty.UNREGISTERED, DriverRegistered.class, Duty.OFFLINE)
            .legal(Duty.UNREGISTERED, DriverBarred.class, Duty.UNREGISTERED)
            .legal(Duty.OFFLINE, DriverRegistered.class, Duty.OFFLINE)
            .legal(Duty.OFFLINE, WentOnline.class, Duty.ONLINE)
            .legal(Duty.OFFLINE, DriverBarred.class, Duty.OFFLINE)
            .legal(Duty.ONLINE, DriverRegistered.class, Duty.ONLINE)
            .legal(Duty.ONLINE, WentOnline.class, Duty.ONLINE)
            .legal(Duty.ONLINE, WentOffline.class, Duty.OFFLINE)
            .legal(Duty.ONLINE, DriverBarred.class, Duty.OFFLINE)
            .build();

    private static final Transitions<Permission> PERMISSION = Transitions.of(Permission.class)
            .legal(Permission.FREE, DriverBarred.class, Permission.BARRED)
            .legal(Permission.FREE, WentOnline.class, Permission.FREE)
            .legal(Permission.BARRED, DriverUnbarred.class, Permission.FREE)
            .build();

    private static final Transitions<Hearing> HEARING = Transitions.of(Hearing.class)
            .legal(Hearing.HEARD, FellSilent.class, Hearing.SILENT)
            .legal(Hearing.HEARD, WentOnline.class, Hearing.HEARD)
            .legal(Hearing.HEARD, WentOffline.class, Hearing.HEARD)
            .legal(Hearing.HEARD, DriverBarred.class, Hearing.HEARD)
            .legal(Hearing.SILENT, HeardAgain.class, Hearing.HEARD)
            .legal(Hearing.SILENT, WentOnline.class, Hearing.HEARD)
            .legal(Hearing.SILENT, WentOffline.class, Hearing.HEARD)
            .legal(Hearing.SILENT, DriverBarred.class, Hearing.EITHER)
            .legal(Hearing.EITHER, HeardAgain.class, Hearing.HEARD)
            .legal(Hearing.EITHER, FellSilent.class, Hearing.SILENT)
            .legal(Hearing.EITHER, WentOnline.class, Hearing.HEARD)
            .legal(Hearing.EITHER, WentOffline.class, Hearing.HEARD)
            .legal(Hearing.EITHER, DriverBarred.class, Hearing.EITHER)
            .build();

    private static final Set<Class<?>> OF_DUTY =
            Set.of(DriverRegistered.class, WentOnline.class, WentOffline.class, DriverBarred.class);
    private static final Set<Class<?>> OF_PERMISSION =
            Set.of(DriverBarred.class, DriverUnbarred.class, WentOnline.class);
    private static final Set<Class<?>> OF_HEARING =
            Set.of(FellSilent.class, HeardAgain.class, WentOnline.class, WentOffline.class, DriverBarred.class);

    private final boolean whole;
    private final Map<String, Driver> drivers = new HashMap<>();

    public DriverTransitions(Bounds bounds) {
        super(8, "drivers take legal steps", Set.of(Topics.DRIVER_EVENTS.name()));
        whole = bounds.isWhole(Topics.DRIVER_EVENTS.name());
    }

    private static final class Driver {
        Duty duty = Duty.UNREGISTERED;
        Permission permission = Permission.FREE;
        Hearing hearing = Hearing.HEARD;
        Work work = Work.NONE;

        @Nullable
        String ride;
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!whole) {
            return;
        }
        findings.examined();
        Driver driver = drivers.computeIfAbsent(record.key(), key -> new Driver());
        Object event = record.value();
        driver.duty = step(DUTY, OF_DUTY, driver.duty, record, findings);
        driver.permission = step(PERMISSION, OF_PERMISSION, driver.permission, record, findings);
        driver.hearing = step(HEARING, OF_HEARING, driver.hearing, record, findings);
        switch (event) {
            case Held held -> held(record, driver, held, findings);
            case Confirmed confirmed -> {
                driver.work = Work.ASSIGNED;
                driver.ride = confirmed.claimant();
            }
            case Released released -> driver.work = Work.NONE;
            case Expired expired -> driver.work = Work.NONE;
            case TripStarted started -> tripStarted(record, driver, started, findings);
            default -> {}
        }
    }

    private static <S extends Enum<S>> S step(
            Transitions<S> table, Set<Class<?>> events, S from, Decoded record, Findings findings) {
        Class<?> event = record.value().getClass();
        if (!events.contains(event)) {
            return from;
        }
        Optional<S> to = table.next(from, record.value());
        if (to.isEmpty()) {
            findings.violation(record, event.getSimpleName() + " is illegal when " + from);
        }
        return to.orElse(from);
    }

    private static void held(Decoded record, Driver driver, Held held, Findings findings) {
        if (driver.duty != Duty.ONLINE || driver.permission == Permission.BARRED || driver.hearing == Hearing.SILENT) {
            findings.violation(
                    record,
                    "is offered " + held.claimant() + " while " + driver.duty + ", " + driver.permission + ", "
                            + driver.hearing);
        }
        driver.work = Work.OFFERED;
        driver.ride = held.claimant();
    }

    private static void tripStarted(Decoded record, Driver driver, TripStarted started, Findings findings) {
        if (driver.work != Work.ASSIGNED || !started.ride().value().equals(driver.ride)) {
            findings.violation(record, "begins " + started.ride() + " while " + driver.work + " with " + driver.ride);
        }
        driver.work = Work.ON_TRIP;
    }
}
