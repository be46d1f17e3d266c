package dev.wayfare.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines as short ASCII text, in Google's encoded polyline format: rounded differences, zigzag, five bits a character. Stateless;
 * safe from any thread.
 */
public final class Polyline {

    /** Decimals that maps expect: about a metre. */
    public static final int USUAL = 5;

    /** Decimals of what is kept: about a hand's breadth. */
    public static final int FINE = 6;

    private static final int CHUNK = 5;
    private static final int MORE = 0x20;
    private static final int FIRST = 63;
    private static final int LONGEST = 60;

    private Polyline() {}

    /**
     * The text of a line.
     *
     * @param decimals of a degree that are kept
     */
    public static String encode(List<GeoPoint> line, int decimals) {
        double factor = Math.pow(10, decimals);
        StringBuilder text = new StringBuilder(line.size() * 8);
        long lat = 0;
        long lon = 0;
        for (GeoPoint point : line) {
            long nextLat = Math.round(point.lat() * factor);
            long nextLon = Math.round(point.lon() * factor);
            put(text, nextLat - lat);
            put(text, nextLon - lon);
            lat = nextLat;
            lon = nextLon;
        }
        return text.toString();
    }

    /**
     * The line of a text.
     *
     * @throws IllegalArgumentException when the text is no line of points on the earth
     */
    public static List<GeoPoint> decode(String text, int decimals) {
        double factor = Math.pow(10, decimals);
        Reader in = new Reader(text);
        List<GeoPoint> line = new ArrayList<>(text.length() / 4);
        long lat = 0;
        long lon = 0;
        while (in.hasNext()) {
            lat += in.next();
            lon += in.next();
            line.add(new GeoPoint(lat / factor, lon / factor));
        }
        return line;
    }

    /** Whole numbers in the same way, each as its difference to the one before: times along a line. */
    public static String encode(long[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 3);
        long before = 0;
        for (long number : numbers) {
            put(text, number - before);
            before = number;
        }
        return text.toString();
    }

    /**
     * The numbers of a text.
     *
     * @throws IllegalArgumentException when it is cut short or has other characters
     */
    public static long[] decode(String text) {
        Reader in = new Reader(text);
        List<Long> numbers = new ArrayList<>();
        long number = 0;
        while (in.hasNext()) {
            number += in.next();
            numbers.add(number);
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static void put(StringBuilder text, long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x1FL) != 0) {
            text.append((char) ((MORE | (left & 0x1F)) + FIRST));
            left >>>= CHUNK;
        }
        text.append((char) (left + FIRST));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return at < text.length();
        }

        long next() {
            long value = 0;
            for (int shift = 0; shift <= LONGEST; shift += CHUNK) {
                if (at == text.length()) {
                    throw new IllegalArgumentException("a polyline is cut short at character " + at);
                }
                int bits = text.charAt(at++) - FIRST;
                if (bits < 0 || bits >= MORE * 2) {
                    throw new IllegalArgumentException("no character of a polyline at " + (at - 1));
                }
                value |= (long) (bits & 0x1F) << shift;
                if (bits < MORE) {
                    return (value >>> 1) ^ -(value & 1);
                }
            }
            throw new IllegalArgumentException("a number without an end in a polyline, before character " + at);
        }
    }
}
