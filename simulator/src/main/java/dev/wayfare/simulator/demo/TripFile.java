package dev.wayfare.simulator.demo;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wayfare.kernel.GeoPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Real trips from a CSV file with the columns of the City of Chicago's public taxi trips. Their timestamps are seconds
 * since 1970 of the city's own wall clock; distances are miles, fares dollars.
 *
 * @param rows how many there are
 * @param usable with both places, a distance, a duration and a fare
 * @param unusable the others, by what they lack first
 */
public record TripFile(int rows, List<TripRow> usable, Map<String, Integer> unusable) {

    private static final double METRES_PER_MILE = 1609.344;
    /** The end of the year 9999. */
    private static final double LATEST_S = 253_402_300_799.0;

    private static final List<String> COLUMNS = List.of(
            "trip_start_timestamp",
            "pickup_latitude",
            "pickup_longitude",
            "dropoff_latitude",
            "dropoff_longitude",
            "trip_miles",
            "trip_seconds",
            "fare");

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it cannot be read or lacks a column; the message says which
     */
    public static TripFile read(Path file) {
        List<TripRow> usable = new ArrayList<>();
        Map<String, Integer> unusable = new TreeMap<>();
        int rows = 0;
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> lines =
                new CsvMapper().readerForMapOf(String.class).with(header).readValues(file.toFile())) {
            while (lines.hasNextValue()) {
                Map<String, String> line = lines.nextValue();
                if (rows == 0) {
                    requireColumns(file, line);
                }
                rows++;
                Optional<String> fault = faultOf(line);
                if (fault.isPresent()) {
                    unusable.merge(fault.get(), 1, Integer::sum);
                } else {
                    usable.add(row(rows, line));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read trips from " + file + ": " + e.getMessage(), e);
        }
        return new TripFile(rows, List.copyOf(usable), Map.copyOf(unusable));
    }

    private static void requireColumns(Path file, Map<String, String> line) {
        for (String column : COLUMNS) {
            if (!line.containsKey(column)) {
                throw new IllegalArgumentException(file + " has no column '" + column + "'; it needs " + COLUMNS);
            }
        }
    }

    private static Optional<String> faultOf(Map<String, String> line) {
        if (point(line, "pickup").isEmpty() || point(line, "dropoff").isEmpty()) {
            return Optional.of("no coordinates");
        }
        if (!(number(line, "trip_miles").orElse(0) > 0)) {
            return Optional.of("no distance");
        }
        if (!(number(line, "trip_seconds").orElse(0) > 0)) {
            return Optional.of("no duration");
        }
        if (!(number(line, "fare").orElse(0) > 0)) {
            return Optional.of("no fare");
        }
        double startedAt = number(line, "trip_start_timestamp").orElse(Double.NaN);
        return startedAt >= 0 && startedAt <= LATEST_S ? Optional.empty() : Optional.of("no time");
    }

    private static TripRow row(int number, Map<String, String> line) {
        long timestamp = (long) number(line, "trip_start_timestamp").orElseThrow();
        return new TripRow(
                number,
                LocalDateTime.ofEpochSecond(timestamp, 0, ZoneOffset.UTC),
                point(line, "pickup").orElseThrow(),
                point(line, "dropoff").orElseThrow(),
                Math.round(number(line, "fare").orElseThrow() * 100),
                number(line, "trip_miles").orElseThrow() * METRES_PER_MILE,
                number(line, "trip_seconds").orElseThrow());
    }

    private static Optional<GeoPoint> point(Map<String, String> line, String which) {
        OptionalDouble lat = number(line, which + "_latitude");
        OptionalDouble lon = number(line, which + "_longitude");
        boolean valid = lat.isPresent()
                && lon.isPresent()
                && GeoPoint.isLatitude(lat.getAsDouble())
                && GeoPoint.isLongitude(lon.getAsDouble());
        return valid ? Optional.of(new GeoPoint(lat.getAsDouble(), lon.getAsDouble())) : Optional.empty();
    }

    private static OptionalDouble number(Map<String, String> line, String column) {
        String text = line.getOrDefault(column, "").strip();
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
