package dev.wayfare.accounts.model;

import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.kernel.Refusal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a person typed and brings it into its normal form, the first fault first. What is told of a fault never
 * repeats what was typed: a rejected sign-up leaves nothing personal in the log.
 */
final class SignUpForm {

    private static final Set<Role> OPEN_TO_ALL = Set.of(Role.RIDER, Role.DRIVER, Role.TRANSPORTER, Role.TRAVELLER);
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VEHICLE_WORD = 40;

    private final SignUpRules rules;

    SignUpForm(SignUpRules rules) {
        this.rules = rules;
    }

    /** What became of a form. */
    sealed interface Checked {
        record Good(Profile profile) implements Checked {}

        record Bad(Refusal reason) implements Checked {}
    }

    Checked check(SignUp form) {
        if (!form.invited() && !OPEN_TO_ALL.contains(form.role())) {
            return bad(AccountRefusals.ROLE_NOT_ALLOWED, "only an admin makes an account with role " + form.role());
        }
        Optional<String> name = findName(form.name());
        if (name.isEmpty()) {
            return bad(AccountRefusals.NAME_INVALID, nameRule());
        }
        Optional<String> email = rules.findEmail(form.email());
        if (email.isEmpty()) {
            return bad(AccountRefusals.EMAIL_INVALID, "this is not an e-mail address, such as ann@example.com");
        }
        Optional<String> phone = rules.findPhone(form.phone());
        if (phone.isEmpty()) {
            return bad(AccountRefusals.PHONE_INVALID, phoneRule());
        }
        Vehicle vehicle = form.role() == Role.DRIVER ? form.vehicle() : null;
        if (form.role() == Role.DRIVER && !isComplete(vehicle)) {
            return bad(
                    AccountRefusals.VEHICLE_INVALID,
                    "a driver's vehicle has plate, make, model and product, each of 1 to " + LONGEST_VEHICLE_WORD
                            + " characters");
        }
        return new Checked.Good(
                new Profile(form.role(), name.get(), email.get(), phone.get(), vehicle == null ? null : trim(vehicle)));
    }

    /** The name as it is kept; empty when it cannot be one. */
    Optional<String> findName(String typed) {
        return Optional.of(typed.strip()).filter(name -> isWord(name, LONGEST_NAME));
    }

    Optional<String> findPhone(String typed) {
        return rules.findPhone(typed);
    }

    Optional<String> findEmail(String typed) {
        return rules.findEmail(typed);
    }

    static String nameRule() {
        return "a name has 1 to " + LONGEST_NAME + " characters and no control characters";
    }

    static String phoneRule() {
        return "this is not a phone number with its country code, such as +13125550142";
    }

    private static boolean isComplete(@Nullable Vehicle vehicle) {
        return vehicle != null
                && isVehicleWord(vehicle.plate())
                && isVehicleWord(vehicle.make())
                && isVehicleWord(vehicle.model())
                && isVehicleWord(vehicle.product());
    }

    private static boolean isVehicleWord(@Nullable String typed) {
        return typed != null && isWord(typed.strip(), LONGEST_VEHICLE_WORD);
    }

    private static boolean isWord(String text, int longest) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(SignUpForm::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isDirectionOverride(codePoint);
        };
    }

    private static boolean isDirectionOverride(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static Vehicle trim(Vehicle typed) {
        return new Vehicle(
                typed.plate().strip(),
                typed.make().strip(),
                typed.model().strip(),
                typed.product().strip());
    }

    private static Checked bad(String code, String detail) {
        return new Checked.Bad(new Refusal(code, detail));
    }
}
