package dev.wayfare.accounts.password;

/** Argon2id, version 1.3, one lane. Every maker derives the same bytes; they differ in what it takes them. Thread-safe. */
interface Argon2Function {

    /** The fastest one that this machine has. */
    Argon2Function FASTEST = NativeArgon2.find().orElseGet(BouncyCastleArgon2::new);

    /**
     * Derives bytes from a password. Takes tens of milliseconds of a core and {@code cost.memoryKib()} of memory.
     *
     * @param length bytes wanted, 16 to 64
     */
    byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int length);
}
