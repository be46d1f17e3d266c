package dev.wayfare.app.bench;

import dev.wayfare.simulator.load.BookingLoadReport;
import dev.wayfare.simulator.load.Latencies;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What became of the bookings of a load, decided in the log or refused with the answer.
 *
 * @param byEnd how many ended how
 * @param open how many have no end yet
 * @param confirmedPerSecond confirmed within the counted time
 * @param toConfirmed from when they were due to be asked for
 * @param toEnd the same for every end
 */
record BookingEnds(
        Map<String, Long> byEnd, long open, double confirmedPerSecond, Latencies toConfirmed, Latencies toEnd) {

    static BookingEnds of(
            BookingLoadReport report, Map<String, BookingWatch.End> ends, long countFromNs, Duration counted) {
        Map<String, Long> byEnd = new TreeMap<>();
        Histogram confirmed = new Histogram(3);
        Histogram all = new Histogram(3);
        long open = 0;
        long inTime = 0;
        for (Map.Entry<String, Long> one : report.dueNs().entrySet()) {
            BookingWatch.End end = ends.get(one.getKey());
            if (end == null) {
                open++;
                continue;
            }
            byEnd.merge(end.how(), 1L, Long::sum);
            long micros = Math.max(0, (end.seenNs() - one.getValue()) / 1_000);
            boolean counts = one.getValue() >= countFromNs;
            if (counts) {
                all.recordValue(micros);
            }
            if (end.isConfirmed()) {
                boolean isInTime = end.seenNs() >= countFromNs && end.seenNs() < countFromNs + counted.toNanos();
                inTime += isInTime ? 1 : 0;
                if (counts) {
                    confirmed.recordValue(micros);
                }
            }
        }
        for (BookingLoadReport.Refused one : report.refused()) {
            byEnd.merge(one.code() + " (409)", 1L, Long::sum);
            if (one.dueNs() >= countFromNs) {
                all.recordValue((one.answeredNs() - one.dueNs()) / 1_000);
            }
        }
        double seconds = counted.toMillis() / 1_000.0;
        return new BookingEnds(byEnd, open, inTime / seconds, Latencies.of(confirmed), Latencies.of(all));
    }
}
