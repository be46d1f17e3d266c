package dev.wayfare.accounts.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.wayfare.accounts.model.SignUpRules;
import java.util.Optional;

/** The rules by Commons Validator and libphonenumber. Thread-safe; make one and keep it, the phone metadata load slowly. */
public final class LibrarySignUpRules implements SignUpRules {

    private static final int LONGEST_PHONE = 40;

    private final EmailAddresses emails = new EmailAddresses();
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    @Override
    public Optional<String> findEmail(String typed) {
        return emails.findNormalForm(typed);
    }

    @Override
    public Optional<String> findPhone(String typed) {
        String text = typed.strip();
        if (!text.startsWith("+") || text.length() > LONGEST_PHONE) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = phones.parse(text, null);
            return phones.isValidNumber(number)
                    ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
