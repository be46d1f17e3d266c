package dev.wayfare.accounts.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.auth.TokenFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that access tokens are signed with, newest first, in a file that only its owner may read. The newest signs, all of
 * them verify, so that a new key invalidates nothing. A key that has signed for long enough is followed by a new one.
 * Thread-safe; one process writes the file.
 */
public final class SigningKeys {

    /** Keys kept: tokens of older ones have long ended. */
    private static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final Path file;
    private final Duration changedEvery;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile List<ECKey> newestFirst;

    private SigningKeys(Path file, Duration changedEvery, Clock clock, List<ECKey> newestFirst) {
        this.file = file;
        this.changedEvery = changedEvery;
        this.clock = clock;
        this.newestFirst = newestFirst;
    }

    /**
     * Reads the keys, or makes the first one.
     *
     * @param file such as {@code secrets/jwt-keys.json}
     * @throws IllegalArgumentException when the file is no JWK set of our kind; the message names it
     */
    public static SigningKeys open(Path file, Duration changedEvery, Clock clock) throws IOException {
        SigningKeys keys = new SigningKeys(file, changedEvery, clock, Files.exists(file) ? read(file) : List.of());
        keys.signer();
        return keys;
    }

    /** The key that signs now. */
    public ECKey signer() {
        List<ECKey> keys = newestFirst;
        return keys.isEmpty() || isOld(keys.getFirst()) ? changeWhereDue() : keys.getFirst();
    }

    /** What verifies: the public halves, as a JWK set (JSON). */
    public String publicKeys() {
        return new JWKSet(List.<JWK>copyOf(newestFirst)).toString(true);
    }

    /** Makes a new key; from now on it signs. */
    public synchronized ECKey change() {
        Instant now = clock.instant();
        ECKey fresh = generate(now);
        List<ECKey> keys = Stream.concat(Stream.of(fresh), newestFirst.stream())
                .limit(KEPT)
                .toList();
        write(keys);
        newestFirst = keys;
        LOG.info("key {} signs access tokens from now on; {} verify them", fresh.getKeyID(), keys.size());
        return fresh;
    }

    private synchronized ECKey changeWhereDue() {
        return newestFirst.isEmpty() || isOld(newestFirst.getFirst()) ? change() : newestFirst.getFirst();
    }

    private boolean isOld(ECKey key) {
        return !clock.instant().isBefore(key.getIssueTime().toInstant().plus(changedEvery));
    }

    private ECKey generate(Instant now) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(Ids.create("key", now, random))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(TokenFormat.ALGORITHM)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK can make P-256 keys", e);
        }
    }

    private static List<ECKey> read(Path file) throws IOException {
        try {
            List<ECKey> keys = JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .map(JWK::toECKey)
                    .toList();
            if (keys.stream().allMatch(key -> key.isPrivate() && key.getIssueTime() != null)) {
                return keys;
            }
        } catch (ParseException | ClassCastException e) {
            throw new IllegalArgumentException(
                    file + " is no set of private P-256 keys; restore it, or remove it: then everybody signs in anew",
                    e);
        }
        throw new IllegalArgumentException(file + " has keys without private half or issue time; restore it");
    }

    private void write(List<ECKey> keys) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh,
                    new JWKSet(List.<JWK>copyOf(keys)).toString(false),
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + "; check that its folder is writable", e);
        }
    }
}
