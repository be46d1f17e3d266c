package dev.wayfare.runtime.auth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.wayfare.kernel.Problem;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys, asked for again when a token names one that is not among them: a new key is known at once, and
 * a flood of forged key names costs one question in {@value #PAUSE_S} seconds. While the issuer is away the last keys
 * serve; before the first ones came, nobody can be told from anybody: 503. Thread-safe.
 */
final class RefreshedKeys implements JWKSource<SecurityContext> {

    static final int PAUSE_S = 5;

    private static final Duration PAUSE_AT_START = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(RefreshedKeys.class);

    private final Supplier<String> source;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(new JWKSet(), null);

    /** Keys, and when we asked last. */
    private record Known(JWKSet keys, @Nullable Instant askedAt) {}

    RefreshedKeys(Supplier<String> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(known.keys());
        if (found.isEmpty()) {
            refresh();
            found = selector.select(known.keys());
        }
        if (known.keys().isEmpty()) {
            throw Problem.of(503, "keys-unavailable", "accounts does not tell its keys yet; try again in a second")
                    .raise();
        }
        return found;
    }

    private void refresh() {
        asking.lock();
        try {
            Instant now = clock.instant();
            Instant last = known.askedAt();
            Duration pause = known.keys().isEmpty() ? PAUSE_AT_START : Duration.ofSeconds(PAUSE_S);
            if (last != null && now.isBefore(last.plus(pause))) {
                return;
            }
            known = new Known(known.keys(), now);
            known = new Known(JWKSet.parse(source.get()).toPublicJWKSet(), now);
        } catch (ParseException | RuntimeException e) {
            LOG.warn("the keys for access tokens cannot be had ({}); those known serve on", e.toString());
        } finally {
            asking.unlock();
        }
    }
}
