package dev.wayfare.runtime.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for signing and for PINs, all derived from the platform's one secret: {@code platform.secret} (hex) where it is
 * set, else a file in the data folder that only the owner may read. All processes of a platform must share it.
 */
public final class Secrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] master;
    private final Path folder;

    private Secrets(byte[] master, Path folder) {
        this.master = master.clone();
        this.folder = folder;
    }

    /** Reads the secret, or makes it on first start. */
    public static Secrets open(Optional<String> configured, Path data) throws IOException {
        Path folder = data.resolve("secrets");
        Files.createDirectories(folder);
        if (configured.isPresent()) {
            return new Secrets(parsed(configured.get(), "setting 'platform.secret'"), folder);
        }
        Path file = folder.resolve("platform-secret");
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        writeOnce(file, HexFormat.of().formatHex(fresh));
        return new Secrets(parsed(Files.readString(file).trim(), file.toString()), folder);
    }

    /** Writes a file that only the owner may read, unless it is there already. */
    public static void writeOnce(Path file, String text) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /** Where files with secrets lie. */
    public Path folder() {
        return folder;
    }

    /** The HMAC-SHA256 of a text under the key of this purpose. Same purpose and text, same bytes, in every process. */
    public byte[] sign(String purpose, String text) {
        byte[] key = hmac(master, purpose);
        return hmac(key, text);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] parsed(String hex, String where) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length >= BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " must be hexadecimal", e);
        }
        throw new IllegalArgumentException(where + " must have at least " + BYTES + " bytes in hexadecimal");
    }
}
