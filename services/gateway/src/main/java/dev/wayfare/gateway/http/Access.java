package dev.wayfare.gateway.http;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.runtime.auth.Caller;

/** Who may call a route at all; whose things he may see is decided by the route. */
public enum Access {
    /** No token is asked for. */
    ANYBODY,
    SIGNED_IN,
    RIDERS,
    TRAVELLERS,
    DRIVERS,
    /** A driver who is suspended with a rider on board brings the ride to its end. */
    DRIVERS_EVEN_SUSPENDED,
    STAFF,
    ADMINS;

    public boolean isOpen() {
        return this == ANYBODY;
    }

    public boolean admits(Caller caller) {
        return switch (this) {
            case ANYBODY, SIGNED_IN -> true;
            case RIDERS, TRAVELLERS -> caller.is(Role.RIDER, Role.TRAVELLER);
            case DRIVERS, DRIVERS_EVEN_SUSPENDED -> caller.is(Role.DRIVER);
            case STAFF -> caller.is(Role.SUPPORT, Role.ADMIN);
            case ADMINS -> caller.is(Role.ADMIN);
        };
    }
}
