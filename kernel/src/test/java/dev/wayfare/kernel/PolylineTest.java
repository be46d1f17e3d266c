package dev.wayfare.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolylineTest {

    @Test
    void the_format_is_the_one_that_maps_know() {
        List<GeoPoint> line =
                List.of(new GeoPoint(38.5, -120.2), new GeoPoint(40.7, -120.95), new GeoPoint(43.252, -126.453));
        assertThat(Polyline.encode(line, Polyline.USUAL)).isEqualTo("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
        assertThat(Polyline.decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@", Polyline.USUAL))
                .isEqualTo(line);
    }

    @Test
    void what_went_in_comes_out() {
        Random random = new Random(7);
        List<GeoPoint> line = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            line.add(new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180)));
        }
        List<GeoPoint> back = Polyline.decode(Polyline.encode(line, Polyline.FINE), Polyline.FINE);
        for (int i = 0; i < line.size(); i++) {
            assertThat(back.get(i).lat()).isCloseTo(line.get(i).lat(), within(1e-6));
            assertThat(back.get(i).lon()).isCloseTo(line.get(i).lon(), within(1e-6));
        }
        long[] numbers = {0, -1, Long.MAX_VALUE / 4, 5, 1_772_438_400L};
        assertThat(Polyline.decode(Polyline.encode(numbers))).isEqualTo(numbers);
        assertThat(Polyline.decode("", Polyline.FINE)).isEmpty();
    }

    @Test
    void what_is_no_line_is_told() {
        for (String text : List.of("_", "_p~iF", "_p~iF~ps|U\u00e9\u00e9", "~~~~~~~~~~~~~~~~~~", "_p~iF~ps|U _p")) {
            assertThatThrownBy(() -> Polyline.decode(text, Polyline.USUAL))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
