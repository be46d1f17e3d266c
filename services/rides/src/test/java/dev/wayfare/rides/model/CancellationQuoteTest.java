package dev.wayfare.rides.model;

import static dev.wayfare.rides.model.SampleRides.T0;
import static dev.wayfare.rides.model.SampleRides.asked;
import static dev.wayfare.rides.model.SampleRides.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancellationQuoteTest {

    @Test
    void it_says_the_fee_and_until_when_there_is_none() {
        assertThat(quote(RideStatus.REQUESTED, null, T0)).isEqualTo(new CancellationQuote(true, usd(0), null));
        assertThat(quote(RideStatus.ACCEPTED, T0, T0.plusSeconds(60)))
                .isEqualTo(new CancellationQuote(true, usd(0), T0.plusSeconds(60)));
        assertThat(quote(RideStatus.ARRIVED, T0, T0.plusSeconds(61)))
                .isEqualTo(new CancellationQuote(true, usd(500), T0.plusSeconds(60)));
        assertThat(quote(RideStatus.IN_PROGRESS, T0, T0).allowed()).isFalse();
        assertThat(quote(RideStatus.COMPLETED, T0, T0).allowed()).isFalse();
    }

    @Test
    void what_is_quoted_is_what_is_decided() {
        for (int seconds = 0; seconds < 120; seconds += 7) {
            RideStory story = RideStory.of(asked()).accepted();
            Instant acceptedAt = story.now();
            story.afterSeconds(seconds);
            CancellationQuote quote = quote(RideStatus.ACCEPTED, acceptedAt, story.now());
            var cancelled = (RideCancelled) story.one(SampleRides.cancel(CancelledBy.RIDER));
            assertThat(cancelled.fee()).isEqualTo(quote.fee());
        }
    }

    private static CancellationQuote quote(RideStatus status, @Nullable Instant acceptedAt, Instant now) {
        return CancellationQuote.of(status, SampleRides.tariff(asked()), acceptedAt, CancelledBy.RIDER, now);
    }
}
