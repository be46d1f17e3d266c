package dev.wayfare.runtime.decider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** The three kinds of entries that share one store: states, answered commands, and the index of what falls due. */
final class StoreKeys {

    private static final byte STATE = 's';
    private static final byte COMMAND = 'c';
    private static final byte DUE = 'd';
    private static final int HASH = 16;

    private StoreKeys() {}

    static Bytes state(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + text.length).put(STATE).put(text).array());
    }

    static Bytes command(String key, String commandId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            byte[] hash = digest.digest(commandId.getBytes(StandardCharsets.UTF_8));
            return Bytes.wrap(ByteBuffer.allocate(1 + HASH)
                    .put(COMMAND)
                    .put(hash, 0, HASH)
                    .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** First key after this one among the answered commands: where a sweep goes on. */
    static Bytes afterCommand(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }

    static Bytes firstCommand() {
        return Bytes.wrap(new byte[] {COMMAND});
    }

    static Bytes lastCommand() {
        return Bytes.wrap(new byte[] {COMMAND + 1});
    }

    static Bytes due(long at, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + 8 + text.length)
                .put(DUE)
                .putLong(at)
                .put(text)
                .array());
    }

    static Bytes dueFrom(long at) {
        return due(at, "");
    }

    static Bytes lastDue() {
        return Bytes.wrap(new byte[] {DUE + 1});
    }

    static long dueAt(Bytes key) {
        return ByteBuffer.wrap(key.get(), 1, 8).getLong();
    }

    static String dueKey(Bytes key) {
        return new String(key.get(), 9, key.get().length - 9, StandardCharsets.UTF_8);
    }
}
