package dev.wayfare.routing;

import dev.wayfare.routing.StreetFactors.Band;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Factors as text that people read and edit. A line is {@code band LINE_M DETOUR SPEED_MPS}, {@code weekday HOUR PACE} or
 * {@code weekend HOUR PACE}; what follows a {@code #} is for people. Stateless.
 */
public final class FactorsText {

    private static final String SHIPPED = "street-factors.txt";

    private FactorsText() {}

    /** The factors that come with Wayfare. */
    public static StreetFactors shipped() {
        try (InputStream in =
                Objects.requireNonNull(FactorsText.class.getResourceAsStream(SHIPPED), "no resource " + SHIPPED)) {
            return parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + SHIPPED, e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it cannot be read or is no such file; the message names file and line
     */
    public static StreetFactors read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read street factors from " + file + ": " + e, e);
        }
    }

    /** As text that {@link #read} understands. */
    public static String write(StreetFactors factors) {
        StringBuilder text = new StringBuilder("# band: straight line (m), detour, speed (m/s)\n");
        for (Band band : factors.bands()) {
            text.append(
                    String.format(Locale.ROOT, "band %.0f %.4f %.3f%n", band.lineM(), band.detour(), band.speedMps()));
        }
        text.append("# hour of the local day, pace (1 = as fast as on average)\n");
        paces(text, "weekday", factors.weekday());
        paces(text, "weekend", factors.weekend());
        return text.toString();
    }

    private static void paces(StringBuilder text, String days, List<Double> paces) {
        for (int hour = 0; hour < paces.size(); hour++) {
            text.append(String.format(Locale.ROOT, "%s %d %.3f%n", days, hour, paces.get(hour)));
        }
    }

    private static StreetFactors parse(String source, String text) {
        List<Band> bands = new ArrayList<>();
        List<Double> weekday = unknownPaces();
        List<Double> weekend = unknownPaces();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (content.isEmpty()) {
                continue;
            }
            String[] words = content.split("\\s+");
            try {
                switch (words[0]) {
                    case "band" -> bands.add(new Band(at(words, 1), at(words, 2), at(words, 3)));
                    case "weekday" -> weekday.set(hour(words), at(words, 2));
                    case "weekend" -> weekend.set(hour(words), at(words, 2));
                    default -> throw new IllegalArgumentException("'" + words[0] + "' is not band, weekday or weekend");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        try {
            return new StreetFactors(bands, weekday, weekend);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    /** NaN, which no factors can have: an hour that the text forgets is found. */
    private static List<Double> unknownPaces() {
        return new ArrayList<>(Collections.nCopies(StreetFactors.HOURS, Double.NaN));
    }

    private static double at(String[] words, int index) {
        if (index >= words.length) {
            throw new IllegalArgumentException("'" + String.join(" ", words) + "' lacks a number");
        }
        return Double.parseDouble(words[index]);
    }

    private static int hour(String[] words) {
        double hour = at(words, 1);
        if (hour != Math.rint(hour) || hour < 0 || hour >= StreetFactors.HOURS) {
            throw new IllegalArgumentException("'" + words[1] + "' is not an hour from 0 to 23");
        }
        return (int) hour;
    }
}
