package dev.wayfare.claims;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PackedWriter} wrote. Not thread-safe; fails with IllegalArgumentException on anything else. */
final class PackedReader {

    private static final char[] BASE32 = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private final byte[] bytes;
    private int at;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte one = next();
            value |= (long) (one & 0x7F) << shift;
            if (one >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without an end at byte " + at);
    }

    int integer() {
        long value = number();
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(value + " is too large for byte " + at);
        }
        return (int) value;
    }

    String text() {
        int length = integer();
        if (length > bytes.length - at) {
            throw new IllegalArgumentException("a text of " + length + " bytes with " + (bytes.length - at) + " left");
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    Instant time() {
        long second = number();
        return Instant.ofEpochSecond(second, integer());
    }

    String id() {
        int form = next();
        if (form == PackedWriter.AS_TEXT) {
            return text();
        }
        String prefix = form == PackedWriter.AS_ID ? text() : known(form - PackedWriter.AS_ID - 1);
        long high = fixed();
        long low = fixed();
        char[] body = new char[PackedWriter.BODY];
        for (int i = PackedWriter.BODY - 1; i >= 0; i--) {
            body[i] = BASE32[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + "_" + new String(body);
    }

    private static String known(int number) {
        if (number < 0 || number >= PackedWriter.PREFIXES.size()) {
            throw new IllegalArgumentException("no prefix has the number " + number);
        }
        return PackedWriter.PREFIXES.get(number);
    }

    String slot() {
        return next() == PackedWriter.AS_TEXT
                ? text()
                : LocalDate.ofEpochDay(number()).toString();
    }

    List<String> slots() {
        List<String> slots = new ArrayList<>();
        int form = next();
        if (form == PackedWriter.WITHOUT) {
            slots.add(ClaimBook.NO_SLOT);
        } else if (form == PackedWriter.AS_DATES) {
            LocalDate first = LocalDate.ofEpochDay(number());
            int count = integer();
            for (int i = 0; i < count; i++) {
                slots.add(first.plusDays(i).toString());
            }
        } else {
            for (int left = integer(); left > 0; left--) {
                slots.add(slot());
            }
        }
        return slots;
    }

    void requireEnd() {
        if (at != bytes.length) {
            throw new IllegalArgumentException((bytes.length - at) + " bytes are left over");
        }
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (next() & 0xFF);
        }
        return value;
    }

    private byte next() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("the bytes end at " + at);
        }
        return bytes[at++];
    }
}
