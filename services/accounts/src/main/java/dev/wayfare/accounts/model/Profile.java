package dev.wayfare.accounts.model;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is.
 *
 * @param email in normal form
 * @param phone E.164
 * @param vehicle drivers only
 */
public record Profile(
        Role role,
        String name,
        String email,
        String phone,
        @Nullable Vehicle vehicle) {

    Profile with(String newName, String newPhone) {
        return new Profile(role, newName, email, newPhone, vehicle);
    }
}
