package dev.wayfare.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.contracts.fleet.LocationFix;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LocationFixTest {

    private static final LocationFix FIX =
            new LocationFix(41.8812345, -87.6298765, Instant.ofEpochMilli(1_767_323_045_678L), 271.5f, 12.34f, 4.2f);

    @Test
    void the_layout_on_the_log_never_changes() {
        assertThat(HexFormat.of().formatHex(FIX.encode())).isEqualTo("010000019b7ca98f2e18f691b9cbc4bdf30a9b04d2002a");
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
    void the_unknown_stays_unknown_and_a_truncated_fix_is_refused() {
        LocationFix bare = new LocationFix(0, 0, Instant.EPOCH, Float.NaN, Float.NaN, Float.NaN);
        assertThat(LocationFix.decode(bare.encode()).speedMps()).isNaN();
        assertThatThrownBy(() -> LocationFix.decode(new byte[5])).hasMessageContaining("23 bytes");
    }
}
