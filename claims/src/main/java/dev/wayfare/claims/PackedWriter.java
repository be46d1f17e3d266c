package dev.wayfare.claims;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Writes numbers, ids and slots small. Not thread-safe. */
final class PackedWriter {

    static final int AS_TEXT = 0;
    static final int AS_ID = 1;
    static final int AS_DATE = 1;
    static final int AS_DATES = 2;
    static final int WITHOUT = 3;

    /** Prefixes that have a number of their own; the numbers are for ever, new ones come last. */
    static final List<String> PREFIXES = List.of("offer", "booking", "ride", "user", "order", "treq");

    static final int BODY = 26;

    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";

    private byte[] bytes;
    private int size;

    PackedWriter(int expected) {
        bytes = new byte[expected];
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Seven bits a byte, least first; ≥ 0. */
    void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException(value + " is below 0");
        }
        long rest = value;
        while (rest >= 0x80) {
            put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        for (byte one : utf8) {
            put(one);
        }
    }

    void time(Instant time) {
        number(time.getEpochSecond());
        number(time.getNano());
    }

    /** An id of ours as its prefix and 16 bytes, anything else as text. */
    void id(String id) {
        int bar = id.length() - BODY - 1;
        if (bar < 1 || id.charAt(bar) != '_' || !fits(id, bar + 1)) {
            put((byte) AS_TEXT);
            text(id);
            return;
        }
        String prefix = id.substring(0, bar);
        int known = PREFIXES.indexOf(prefix);
        if (known < 0) {
            put((byte) AS_ID);
            text(prefix);
        } else {
            put((byte) (AS_ID + 1 + known));
        }
        long high = 0;
        long low = 0;
        for (int i = bar + 1; i < id.length(); i++) {
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | BASE32.indexOf(id.charAt(i));
        }
        fixed(high);
        fixed(low);
    }

    /** 26 characters hold 130 bits; two of them must be unused. */
    private static boolean fits(String id, int from) {
        for (int i = from; i < id.length(); i++) {
            if (BASE32.indexOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return id.charAt(from) <= '7';
    }

    void slot(String slot) {
        OptionalLong day = dayOf(slot);
        if (day.isEmpty()) {
            put((byte) AS_TEXT);
            text(slot);
        } else {
            put((byte) AS_DATE);
            number(day.getAsLong());
        }
    }

    /** Days in a row as the first and their number. */
    void slots(List<String> slots) {
        if (slots.equals(List.of(ClaimBook.NO_SLOT))) {
            put((byte) WITHOUT);
            return;
        }
        OptionalLong first = slots.isEmpty() ? OptionalLong.empty() : dayOf(slots.getFirst());
        if (first.isPresent() && areInARow(slots, first.getAsLong())) {
            put((byte) AS_DATES);
            number(first.getAsLong());
            number(slots.size());
            return;
        }
        put((byte) AS_TEXT);
        number(slots.size());
        slots.forEach(this::slot);
    }

    private static boolean areInARow(List<String> slots, long first) {
        for (int i = 1; i < slots.size(); i++) {
            OptionalLong day = dayOf(slots.get(i));
            if (day.isEmpty() || day.getAsLong() != first + i) {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong dayOf(String slot) {
        if (slot.length() != 10 || slot.charAt(4) != '-') {
            return OptionalLong.empty();
        }
        try {
            long day = LocalDate.parse(slot).toEpochDay();
            return day < 0 ? OptionalLong.empty() : OptionalLong.of(day);
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((byte) (value >>> shift));
        }
    }

    private void put(byte one) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(64, 2 * size));
        }
        bytes[size++] = one;
    }
}
