package dev.wayfare.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wayfare.claims.ClaimBook.Entry;
import dev.wayfare.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimBookBytesTest {

    private static final Instant T0 = Instant.parse("2026-11-25T12:00:00.123456789Z");

    @Test
    void any_book_is_read_again_as_it_was() {
        for (int seed = 0; seed < 2_000; seed++) {
            ClaimBook book = book(new Random(seed));
            assertThat(ClaimBookBytes.read(ClaimBookBytes.write(book)))
                    .as("seed %s", seed)
                    .isEqualTo(book);
        }
    }

    @Test
    void an_undefined_book_and_one_of_no_capacity_differ() {
        assertThat(ClaimBookBytes.read(ClaimBookBytes.write(ClaimBook.UNDEFINED)))
                .isEqualTo(ClaimBook.UNDEFINED);
        assertThat(ClaimBookBytes.read(ClaimBookBytes.write(ClaimBook.of(0)))).isEqualTo(ClaimBook.of(0));
    }

    @Test
    void a_live_claim_takes_less_than_fifty_bytes() {
        Map<String, Entry> live = new HashMap<>();
        for (int i = 0; i < 180; i++) {
            live.put(
                    Ids.derive("offer", "c" + i),
                    new Entry(Ids.derive("booking", "b" + i), 1, List.of(ClaimBook.NO_SLOT), true, T0, null));
        }
        byte[] bytes = ClaimBookBytes.write(new ClaimBook(180, 0, Map.of(ClaimBook.NO_SLOT, 180), live, Map.of()));
        assertThat(bytes).hasSizeLessThan(180 * 50);
    }

    @Test
    void bytes_that_are_cut_short_or_too_many_are_refused() {
        byte[] bytes = ClaimBookBytes.write(book(new Random(1)));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> ClaimBookBytes.read(cut));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimBookBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageContaining("left over");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimBookBytes.read(new byte[] {9}))
                .withMessageContaining("format 9");
    }

    private static ClaimBook book(Random random) {
        Map<String, Integer> used = new HashMap<>();
        Map<String, Entry> live = new HashMap<>();
        Map<String, Instant> fences = new HashMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            List<String> slots = slots(random);
            slots.forEach(slot -> used.merge(slot, 1, Integer::sum));
            live.put(
                    id(random),
                    new Entry(
                            id(random),
                            1 + random.nextInt(10_000),
                            slots,
                            random.nextBoolean(),
                            T0.plusMillis(random.nextInt(1_000_000)),
                            random.nextBoolean() ? "pickupEtaS=" + random.nextInt(500) : null));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            fences.put(id(random), T0.plusSeconds(random.nextInt(1_000)));
        }
        Integer capacity = random.nextInt(5) == 0 ? null : random.nextInt(400);
        return new ClaimBook(capacity, random.nextInt(20), used, live, fences);
    }

    private static String id(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "plain text " + random.nextInt();
            case 1 -> "offer_" + "z".repeat(26);
            case 2 -> "_" + "0".repeat(26);
            default -> Ids.create(random.nextBoolean() ? "offer" : "booking", T0, random);
        };
    }

    private static List<String> slots(Random random) {
        LocalDate first = LocalDate.ofEpochDay(random.nextInt(30_000));
        return switch (random.nextInt(6)) {
            case 0 -> List.of(ClaimBook.NO_SLOT);
            case 1 -> List.of("morning", first.toString());
            case 2 -> List.of(first.toString(), first.plusDays(2).toString());
            case 3 -> List.of("1969-12-31", "2026-13-01", "2026-1-1");
            default -> {
                List<String> nights = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(20); i++) {
                    nights.add(first.plusDays(i).toString());
                }
                yield nights;
            }
        };
    }
}
