package dev.wayfare.accounts.api;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.UserId;
import java.util.Optional;

/** Those who may sign in. A view: who was just suspended may still be here, and the account's owner will refuse him. */
public interface People {

    /** One who may sign in. */
    record Person(UserId user, Role role, String name, String passwordHash) {

        /** Never the hash. */
        @Override
        public String toString() {
            return user + " (" + role + ")";
        }
    }

    /** Whose e-mail this is (normal form), when his account is active. */
    Optional<Person> findByEmail(String email);

    /** This person, when his account is active. */
    Optional<Person> find(UserId user);
}
