package dev.wayfare.travel.catalogue;

import dev.wayfare.contracts.travel.Cabin;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What owners of stock have set: how much can be taken, allowance included, of what somebody has claimed already. Stock is named by the
 * numbers of {@link dev.wayfare.travel.catalogue.model.StockKey}. Thread-safe.
 */
public interface KnownLimits {

    /** Whether what was known at the last start is known again. */
    boolean isRead();

    /** Days on which something that departs has been claimed. */
    Set<LocalDate> days();

    /** Of one cabin on one day; empty when nobody has claimed it. */
    OptionalInt seats(long flight, LocalDate day, Cabin cabin);

    /** Of rooms or cars, on every day; empty when nobody has claimed them. */
    OptionalInt daily(long stock);
}
