package dev.wayfare.billing.payments;

import dev.wayfare.contracts.billing.PaymentResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Names and descriptions of what the payment worker measures. Thread-safe. */
final class PaymentMetrics {

    private final Map<PaymentResult, Counter> results = new EnumMap<>(PaymentResult.class);
    private final Timer calls;
    private final Counter retries;
    private final AtomicInteger inFlight = new AtomicInteger();

    PaymentMetrics(MeterRegistry meters) {
        for (PaymentResult result : PaymentResult.values()) {
            results.put(
                    result,
                    Counter.builder("wayfare.payments.reported")
                            .description("payment tasks that ended, by how the provider answered")
                            .tag("result", result.name())
                            .register(meters));
        }
        calls = Timer.builder("wayfare.payments.call")
                .description("time of one call at the payment provider")
                .register(meters);
        retries = Counter.builder("wayfare.payments.unanswered")
                .description("calls that the provider did not answer")
                .register(meters);
        Gauge.builder("wayfare.payments.in-flight", inFlight, AtomicInteger::get)
                .description("payment tasks about which the provider is being asked")
                .register(meters);
    }

    void ended(PaymentResult result) {
        results.get(result).increment();
    }

    void unanswered() {
        retries.increment();
    }

    Timer calls() {
        return calls;
    }

    AtomicInteger inFlight() {
        return inFlight;
    }
}
