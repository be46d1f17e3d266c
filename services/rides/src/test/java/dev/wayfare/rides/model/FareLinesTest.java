package dev.wayfare.rides.model;

import static dev.wayfare.rides.model.SampleRides.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.DistanceBasis;
import dev.wayfare.kernel.Money;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FareLinesTest {

    private final Tariff tariff = SampleRides.tariff(SampleRides.asked());

    @Test
    void the_lines_sum_to_the_fare_whatever_was_rounded() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            int distanceM = random.nextInt(60_000);
            int durationS = random.nextInt(7_200);
            double surge = 0.8 + random.nextInt(250) / 100.0;
            Money fare = tariff.fare(distanceM, durationS, surge);
            assertThat(sum(FareLines.of(tariff, distanceM, durationS, surge, fare, null)))
                    .isEqualTo(fare);
        }
    }

    @Test
    void a_short_ride_shows_what_the_minimum_adds() {
        Money fare = tariff.fare(1_000, 120, 1);
        assertThat(FareLines.of(tariff, 1_000, 120, 1, fare, DistanceBasis.MEASURED))
                .containsExactly(
                        new BillLine("Base fare", usd(250)),
                        new BillLine("Distance 1.0 km (measured)", usd(110)),
                        new BillLine("Time 2 min", usd(70)),
                        new BillLine("Minimum fare", usd(170)));
    }

    private static Money sum(List<BillLine> lines) {
        return lines.stream().map(BillLine::amount).reduce(Money::plus).orElseThrow();
    }
}
