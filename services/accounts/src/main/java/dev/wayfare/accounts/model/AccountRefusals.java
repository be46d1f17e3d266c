package dev.wayfare.accounts.model;

/** The frozen codes with which an account refuses a command or a sign-up is rejected. Part of the public contract. */
public final class AccountRefusals {

    /** Another account has this e-mail, or is claiming it at this moment. */
    public static final String EMAIL_TAKEN = "email-taken";

    public static final String EMAIL_INVALID = "email-invalid";
    public static final String PHONE_INVALID = "phone-invalid";
    public static final String NAME_INVALID = "name-invalid";
    public static final String VEHICLE_INVALID = "vehicle-invalid";
    public static final String ROLE_NOT_ALLOWED = "role-not-allowed";

    /** The e-mail was not confirmed in time; signing up again may succeed. */
    public static final String SIGN_UP_EXPIRED = "sign-up-expired";

    /** This user id has signed up before, with another e-mail. */
    public static final String ALREADY_SIGNED_UP = "already-signed-up";

    /** Nobody signed up under this id, or the sign-up is pending or was rejected. */
    public static final String ACCOUNT_NOT_ACTIVE = "account-not-active";

    public static final String ACCOUNT_SUSPENDED = "account-suspended";

    /** Nobody shuts himself out. */
    public static final String OWN_ACCOUNT = "own-account";

    /** The session never was, or is over. */
    public static final String SESSION_UNKNOWN = "session-unknown";

    /** The token is none that this session remembers. */
    public static final String REFRESH_UNKNOWN = "refresh-unknown";

    /** The token was exchanged before: somebody else has it, and the session ends. */
    public static final String REFRESH_REUSED = "refresh-reused";

    private AccountRefusals() {}
}
