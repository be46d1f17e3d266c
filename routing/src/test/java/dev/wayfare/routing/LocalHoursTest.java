package dev.wayfare.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalHoursTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T00:00:00Z, 0, 0",
        "2026-01-04T23:59:59Z, 0, 167",
        "2026-01-05T05:30:00Z, -87.63, 167",
        "2026-01-05T06:00:00Z, -87.63, 0",
        "2026-01-05T00:00:00Z, 180, 12",
        "2026-01-05T00:00:00Z, -180, 156",
        "1969-12-31T23:00:00Z, 0, 71"
    })
    void the_suns_clock_is_an_hour_every_fifteen_degrees(Instant when, double lon, int hour) {
        assertThat(LocalHours.ofTheSun().hourOfWeek(new GeoPoint(10, lon), when))
                .isEqualTo(hour);
    }

    @Test
    void a_zone_has_its_summer_time() {
        LocalHours hours = LocalHours.of(ZoneId.of("America/Chicago"));
        GeoPoint anywhere = new GeoPoint(0, 0);
        assertThat(hours.hourOfWeek(anywhere, Instant.parse("2026-01-05T06:00:00Z")))
                .isEqualTo(0);
        assertThat(hours.hourOfWeek(anywhere, Instant.parse("2026-07-06T05:00:00Z")))
                .isEqualTo(0);
    }
}
