package dev.wayfare.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyEncoderTest {
    @Test
    void keys_are_ordered_as_the_server_orders_values() {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                null,
                -1e300,
                -5,
                -4.5,
                0,
                0.5,
                1,
                7L,
                1e300,
                "",
                "a",
                "a\0",
                "a\0b",
                "ab",
                "b",
                "z\u00e9",
                false,
                true,
                Instant.EPOCH.minusSeconds(9),
                Instant.EPOCH,
                Instant.parse("2026-01-01T00:00:00Z"),
                new UUID(1, 2),
                new UUID(1, 3),
                new ObjectId(),
                new ObjectId()));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            values.add(random.nextInt());
            values.add(random.nextGaussian() * 1000);
            values.add(Integer.toString(random.nextInt(), 36));
        }
        for (Object a : values) {
            for (Object b : values) {
                int expected = ValueComparator.asc().compare(a, b);
                assertThat(Integer.signum(KeyEncoder.of(a).compareTo(KeyEncoder.of(b))))
                        .as("%s against %s", a, b)
                        .isEqualTo(Integer.signum(expected));
            }
        }
    }

    @Test
    void equal_values_of_different_types_have_one_key() {
        assertThat(KeyEncoder.of(1)).isEqualTo(KeyEncoder.of(1L)).isEqualTo(KeyEncoder.of(1.0));
        assertThat(KeyEncoder.of(0.0)).isEqualTo(KeyEncoder.of(-0.0));
        assertThat(KeyEncoder.of(null)).isEqualTo(KeyEncoder.of(Missing.getInstance()));
        assertThat(KeyEncoder.of(new Document("a", 1).append("b", List.of(2))))
                .isEqualTo(KeyEncoder.of(new Document("a", 1.0).append("b", List.of(2L))));
    }

    @Test
    void great_whole_numbers_keep_their_difference() {
        assertThat(KeyEncoder.of(Long.MAX_VALUE - 1)).isLessThan(KeyEncoder.of(Long.MAX_VALUE));
        assertThat(KeyEncoder.of((1L << 53) + 1)).isGreaterThan(KeyEncoder.of(1L << 53));
    }

    @Test
    void no_key_is_the_beginning_of_another() {
        List<Object> values = List.of("", "a", "a\0", "ab", 1, 12, List.of(), List.of(1), new Document("a", "b"));
        for (Object a : values) {
            for (Object b : values) {
                assertThat(KeyEncoder.of(a).startsWith(KeyEncoder.of(b)))
                        .as("%s begins with %s", a, b)
                        .isEqualTo(a.equals(b));
            }
        }
    }

    @Test
    void the_key_after_a_prefix_ends_its_range() {
        Key prefix = new Key(new byte[] {1, (byte) 0xFF});
        assertThat(prefix.afterPrefix()).isEqualTo(new Key(new byte[] {2}));
        assertThat(new Key(new byte[] {(byte) 0xFF}).afterPrefix()).isNull();
    }
}
