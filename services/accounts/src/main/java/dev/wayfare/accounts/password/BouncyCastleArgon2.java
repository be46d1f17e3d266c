package dev.wayfare.accounts.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id in Java: runs everywhere, and needs hundreds of passwords until the JVM has made it fast. */
final class BouncyCastleArgon2 implements Argon2Function {

    @Override
    public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] derived = new byte[length];
        generator.generateBytes(password, derived);
        return derived;
    }
}
