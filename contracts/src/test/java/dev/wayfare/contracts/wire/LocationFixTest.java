package dev.wayfare.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationFixTest {

    private static final LocationFix FIX =
            new LocationFix(41.8812345, -87.6298765, Instant.ofEpochMilli(1_767_323_045_678L), 271.5f, 12.34f, 4.2f);
    private static final LocationFix JUMPED = new LocationFix(
            -33.5, 179.99, Instant.ofEpochMilli(1_767_323_046_678L), Float.NaN, Float.NaN, Float.NaN, true);
    private static final String ONE = "010000019b7ca98f2e18f691b9cbc4bdf30a9b04d2002a";
    private static final String TWO =
            "02" + "0000019b7ca98f2e18f691b9cbc4bdf30a9b04d2002a00" + "0000019b7ca99316ec084e406b484b60ffffffffffff01";

    @Test
    void the_layouts_on_the_log_never_change() {
        assertThat(HexFormat.of().formatHex(FIX.encode())).isEqualTo(ONE);
        assertThat(HexFormat.of().formatHex(new LocationFixes(List.of(FIX, JUMPED)).encode()))
                .isEqualTo(TWO);
    }

    @Test
    void what_is_written_is_read_again_to_the_centimetre() {
        LocationFix read = LocationFix.decode(FIX.encode());
        assertThat(read.lat()).isCloseTo(FIX.lat(), within(1e-7));
        assertThat(read.lon()).isCloseTo(FIX.lon(), within(1e-7));
        assertThat(read.recordedAt()).isEqualTo(FIX.recordedAt());
        assertThat(read.headingDeg()).isCloseTo(271.5f, within(0.1f));
    }

    @Test
    void a_reader_of_many_reads_what_was_written_alone_too() {
        assertThat(LocationFixes.decode(HexFormat.of().parseHex(ONE)).fixes()).containsExactly(FIX);
        assertThat(LocationFixes.decode(HexFormat.of().parseHex(TWO)).fixes()).containsExactly(FIX, JUMPED);
        byte[] one = HexFormat.of().parseHex(ONE);
        assertThat(FixBytes.recordedAtMs(one, 0)).isEqualTo(1_767_323_045_678L);
        assertThat(FixBytes.flags(one, 0)).isZero();
    }

    @Test
    void the_unknown_stays_unknown_and_a_truncated_fix_is_refused() {
        LocationFix bare = new LocationFix(0, 0, Instant.EPOCH, Float.NaN, Float.NaN, Float.NaN);
        assertThat(LocationFix.decode(bare.encode()).speedMps()).isNaN();
        assertThatThrownBy(() -> LocationFix.decode(new byte[5])).hasMessageContaining("5 bytes");
    }

    @Test
    void bytes_of_any_other_length_or_version_are_no_fixes() {
        byte[] two = HexFormat.of().parseHex(TWO);
        for (int length = 0; length < two.length; length++) {
            int expected = length == FixBytes.length(1) ? 1 : -1;
            assertThat(FixBytes.countOrNone(Arrays.copyOf(two, length))).isEqualTo(expected);
        }
        two[0] = 3;
        assertThat(FixBytes.countOrNone(two)).isEqualTo(-1);
        assertThat(FixBytes.countOrNone(many(FixBytes.MOST))).isEqualTo(FixBytes.MOST);
        assertThat(FixBytes.countOrNone(Arrays.copyOf(many(FixBytes.MOST), FixBytes.length(FixBytes.MOST + 1))))
                .isEqualTo(-1);
        assertThatThrownBy(() -> LocationFixes.decode(two)).hasMessageContaining("version 3");
    }

    private static byte[] many(int fixes) {
        return new LocationFixes(Collections.nCopies(fixes, FIX)).encode();
    }
}
