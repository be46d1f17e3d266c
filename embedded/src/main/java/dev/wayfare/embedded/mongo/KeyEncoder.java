package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of documents into {@link Key}s: equal values (1, 1L and 1.0; null and missing) give equal bytes, and
 * the bytes are ordered as the values are, by type first, as MongoDB orders them. No value's bytes are the beginning of
 * another's, so that the values of a compound key can be written one after the other.
 */
final class KeyEncoder {
    /** Type marks in MongoDB's order; 0 is kept free below all, as an end mark and for marks of the store's own. */
    private static final int MIN = 0x08;

    private static final int NULL = 0x10;
    private static final int NUMBER = 0x20;
    private static final int STRING = 0x30;
    private static final int DOCUMENT = 0x40;
    private static final int ARRAY = 0x50;
    private static final int BINARY = 0x60;
    private static final int LEGACY_UUID = 0x68;
    private static final int UNIVERSAL_ID = 0x6C;
    private static final int OBJECT_ID = 0x70;
    private static final int BOOLEAN = 0x80;
    private static final int INSTANT = 0x90;
    private static final int TIMESTAMP = 0xA0;
    private static final int OTHER = 0xB0;
    private static final int MAX = 0xF0;

    private static final int END = 0x00;
    private static final int ESCAPED_ZERO = 0xFF;
    private static final int ELEMENT = 0x01;

    private byte[] bytes = new byte[48];
    private int length;

    private KeyEncoder() {}

    static Key of(@Nullable Object value) {
        KeyEncoder encoder = new KeyEncoder();
        encoder.put(value);
        return encoder.toKey();
    }

    static Key ofAll(List<? extends @Nullable Object> values) {
        KeyEncoder encoder = new KeyEncoder();
        for (Object value : values) {
            encoder.put(value);
        }
        return encoder.toKey();
    }

    /** What all values of this value's type start with: the bounds of a range that is open on one side. */
    static Key typeOf(@Nullable Object value) {
        return new Key(new byte[] {(byte) mark(value)});
    }

    private void put(@Nullable Object value) {
        write(mark(value));
        switch (value) {
            case null -> {}
            case Number number -> putNumber(number);
            case String text -> putText(text);
            case Map<?, ?> document -> {
                document.forEach((name, field) -> {
                    write(ELEMENT);
                    putText(String.valueOf(name));
                    put(field);
                });
                write(END);
            }
            case Collection<?> array -> {
                for (Object element : array) {
                    write(ELEMENT);
                    put(element);
                }
                write(END);
            }
            case BinData binary -> putEscaped(binary.getData());
            case LegacyUUID id -> putId(id.getUuid());
            case UUID id -> putId(id);
            case ObjectId id -> putAll(id.toByteArray());
            case Boolean flag -> write(flag ? 1 : 0);
            case Instant time -> putOrdered(time.toEpochMilli());
            case BsonTimestamp time -> putOrdered(time.getValue());
            case Missing missing -> {}
            case MinKey min -> {}
            case MaxKey max -> {}
            default -> putText(value.toString());
        }
    }

    private static int mark(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing missing -> NULL;
            case Number number -> NUMBER;
            case String text -> STRING;
            case Map<?, ?> document -> DOCUMENT;
            case Collection<?> array -> ARRAY;
            case BinData binary -> BINARY;
            case LegacyUUID id -> LEGACY_UUID;
            case UUID id -> UNIVERSAL_ID;
            case ObjectId id -> OBJECT_ID;
            case Boolean flag -> BOOLEAN;
            case Instant time -> INSTANT;
            case BsonTimestamp time -> TIMESTAMP;
            case MinKey min -> MIN;
            case MaxKey max -> MAX;
            default -> OTHER;
        };
    }

    /** The nearest double, then what a whole number of more than 53 bits differs from it. */
    private void putNumber(Number number) {
        double nearest =
                number instanceof Decimal128 decimal ? decimal.toBigDecimal().doubleValue() : number.doubleValue();
        long bits = Double.doubleToLongBits(nearest == 0.0 ? 0.0 : nearest);
        putOrdered(bits < 0 ? bits ^ Long.MAX_VALUE : bits);
        long rest = number instanceof Long whole ? whole - (long) nearest : 0;
        int shifted = (int) rest + 0x8000;
        write(shifted >> 8);
        write(shifted);
    }

    private void putOrdered(long signed) {
        putLong(signed ^ Long.MIN_VALUE);
    }

    private void putId(UUID id) {
        putLong(id.getMostSignificantBits());
        putLong(id.getLeastSignificantBits());
    }

    private void putText(String text) {
        putEscaped(text.getBytes(StandardCharsets.UTF_8));
    }

    private void putEscaped(byte[] plain) {
        for (byte each : plain) {
            write(each);
            if (each == 0) {
                write(ESCAPED_ZERO);
            }
        }
        write(END);
        write(END);
    }

    private void putLong(long bits) {
        putAll(ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    }

    private void putAll(byte[] plain) {
        for (byte each : plain) {
            write(each);
        }
    }

    private void write(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    private Key toKey() {
        return new Key(Arrays.copyOf(bytes, length));
    }
}
