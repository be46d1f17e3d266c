package dev.wayfare.dispatch.surge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.kernel.GeoPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoScoreTest {

    @ParameterizedTest
    @CsvSource({
        "3479099956230698, 38.115556, 13.361389",
        "3479447370796909, 37.502669, 15.087269",
    })
    void a_score_that_redis_gave_names_the_place_that_it_was_given_for(double score, double lat, double lon) {
        assertThat(GeoScore.position(score).distanceM(new GeoPoint(lat, lon))).isLessThan(1);
    }
}
