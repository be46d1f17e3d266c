package dev.wayfare.contracts.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.FareRules.RefundStep;
import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FareRulesTest {

    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
    private static final FareRules FLEX = new FareRules(
            "FLEX",
            List.of(new RefundStep(86_400, 10_000), new RefundStep(3_600, 5_000), new RefundStep(0, 1_000)),
            true,
            null);

    @ParameterizedTest
    @CsvSource({"PT24H, 10001", "PT23H59M59S, 5001", "PT1H, 5001", "PT59M59S, 1000", "PT1S, 1000", "PT0S, 0", "-PT1H, 0"
    })
    void the_best_step_that_is_still_in_time_is_given_back(Duration before, long refund) {
        assertThat(FLEX.refundOf(new Money(10_001, "USD"), START, START.minus(before)))
                .isEqualTo(new Money(refund, "USD"));
    }

    @ParameterizedTest
    @CsvSource({"P300D", "PT1S"})
    void a_fare_without_steps_gives_nothing_back(Duration before) {
        FareRules basic = new FareRules("BASIC", List.of(), false, null);
        assertThat(basic.refundOf(new Money(10_001, "USD"), START, START.minus(before))
                        .isZero())
                .isTrue();
    }
}
