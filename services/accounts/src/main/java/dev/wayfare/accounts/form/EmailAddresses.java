package dev.wayfare.accounts.form;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;
import org.apache.commons.validator.routines.DomainValidator.Item;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * E-mail addresses and their normal form: no space around, all in lower case, the domain in ASCII (Punycode). Two
 * addresses are the same person's if their normal forms are equal; dots and {@code +tags} of one provider or another are
 * not interpreted. Besides public domains, the names that never leave a house are taken: {@code .local} and {@code .test}.
 * Thread-safe.
 */
final class EmailAddresses {

    private static final int LONGEST = 254;

    private final EmailValidator validator;

    EmailAddresses() {
        DomainValidator domains = DomainValidator.getInstance(
                false, List.of(new Item(ArrayType.GENERIC_PLUS, new String[] {"local", "test"})));
        validator = new EmailValidator(false, false, domains);
    }

    Optional<String> findNormalForm(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST || !isPlain(text)) {
            return Optional.empty();
        }
        return findAsciiDomain(text.substring(at + 1))
                .map(domain -> text.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(normal -> normal.length() <= LONGEST && validator.isValid(normal));
    }

    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == '"');
    }

    private static Optional<String> findAsciiDomain(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
