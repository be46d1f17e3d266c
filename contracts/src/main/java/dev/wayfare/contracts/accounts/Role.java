package dev.wayfare.contracts.accounts;

/** What a person may be. The public API writes them in lower case. */
public enum Role {
    RIDER,
    DRIVER,
    TRANSPORTER,
    TRAVELLER,
    SUPPORT,
    ADMIN
}
