package dev.wayfare.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.wayfare.gateway.http.RetryLater;
import dev.wayfare.kernel.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A bucket of requests for everybody: twice a second's worth at once, then as many a second as the settings say. Counted by
 * each process for itself. Thread-safe.
 */
public final class Limits {

    private static final int REMEMBERED = 200_000;

    private final LoadingCache<String, Bucket> subjects;
    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> signIns;
    private final LoadingCache<String, Bucket> looks;

    public Limits(LimitSettings settings) {
        subjects = buckets(settings.subjectPerSecond(), Duration.ofSeconds(1));
        addresses = buckets(settings.addressPerSecond(), Duration.ofSeconds(1));
        signIns = buckets(settings.signInsPerMinute(), Duration.ofMinutes(1));
        looks = buckets(settings.looksPerSecond(), Duration.ofSeconds(1));
    }

    private static LoadingCache<String, Bucket> buckets(int amount, Duration per) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(who -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(2L * amount).refillGreedy(amount, per))
                        .build());
    }

    /** Counts a request of a person. */
    public void countSubject(String subject) {
        take(subjects.get(subject));
    }

    /** Counts a look of a person at the drivers on the map. */
    public void countLook(String subject) {
        take(looks.get(subject));
    }

    /** Counts a request without a token. */
    public void countAddress(String address) {
        take(addresses.get(address));
    }

    /** Counts a try to sign in with this e-mail, whoever tries. */
    public void countSignIn(String email) {
        take(signIns.get(email));
    }

    /** Counts a PIN that was typed for a ride: four digits are soon guessed. */
    public void countPin(String ride) {
        take(signIns.get(ride));
    }

    private static void take(Bucket bucket) {
        if (bucket.tryConsume(1)) {
            return;
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        throw new RetryLater(
                Problem.of(429, "too-many-requests", "you ask too much; try again in " + seconds + " s"), seconds);
    }
}
