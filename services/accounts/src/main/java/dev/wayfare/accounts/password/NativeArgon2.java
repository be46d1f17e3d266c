package dev.wayfare.accounts.password;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Argon2id by the reference implementation in C, which argon2-jvm carries for the usual machines; as fast at the first password as later. */
final class NativeArgon2 implements Argon2Function {

    private static final Logger LOG = LoggerFactory.getLogger(NativeArgon2.class);

    private NativeArgon2() {}

    /** Empty where this machine has no such library. */
    static Optional<Argon2Function> find() {
        NativeArgon2 found = new NativeArgon2();
        try {
            byte[] trial = found.derive(new byte[8], new byte[Argon2Hash.SALT_BYTES], new Argon2Cost(1_024, 1), 16);
            LOG.debug("native Argon2 answers with {} bytes", trial.length);
            return Optional.of(found);
        } catch (LinkageError e) {
            LOG.warn(
                    "no native Argon2 for this machine ({}); passwords are hashed in Java, at twice the cost",
                    e.toString());
            return Optional.empty();
        }
    }

    @Override
    public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int length) {
        Argon2Advanced argon2 = Argon2Factory.createAdvanced(Argon2Types.ARGON2id, salt.length, length);
        return argon2.rawHash(cost.iterations(), cost.memoryKib(), 1, password, salt);
    }
}
