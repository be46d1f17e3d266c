package dev.wayfare.simulator.load;

/**
 * Somebody who exists.
 *
 * @param accessToken holds for the whole load
 */
public record Account(String userId, String accessToken) {

    @Override
    public String toString() {
        return "Account[" + userId + "]";
    }
}
