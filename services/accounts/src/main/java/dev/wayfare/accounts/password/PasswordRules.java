package dev.wayfare.accounts.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough: long, not the person's e-mail, not one of those that everybody tries first. No demand
 * for digits or signs: they make passwords worse (NIST SP 800-63B). Thread-safe.
 */
public final class PasswordRules {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final int MOST_BYTES = 512;

    private final Set<String> common = read("common-passwords.txt");

    /**
     * What is wrong with a password, as a sentence that says what would be right and never repeats it; empty when it is good.
     *
     * @param email whose password it will be; empty when unknown
     */
    public Optional<String> findFault(String password, String email) {
        if (password.length() > MOST_BYTES) {
            return Optional.of("a password has at most " + LONGEST + " characters");
        }
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("a password has " + SHORTEST + " to " + LONGEST + " characters, this one " + length);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("a password has at most " + MOST_BYTES + " bytes in UTF-8");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (!email.isBlank() && isOf(email.strip().toLowerCase(Locale.ROOT), lower)) {
            return Optional.of("a password is not one's e-mail; choose something that others do not know of you");
        }
        if (common.contains(lower) || lower.chars().distinct().count() == 1) {
            return Optional.of("this password is one of the first that anybody tries; choose a less common one");
        }
        return Optional.empty();
    }

    private static boolean isOf(String email, String password) {
        int at = email.indexOf('@');
        return password.equals(email) || (at > 0 && password.equals(email.substring(0, at)));
    }

    private static Set<String> read(String resource) {
        try (InputStream in = PasswordRules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing beside " + PasswordRules.class);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
