package dev.wayfare.tracking.model;

/**
 * Tells when somebody comes near a place and when he is there, once each. He must leave by half as much again before he can come
 * anew, so that a device's jitter at the edge says nothing. One thread.
 */
final class Fence {

    /** Metres. */
    static final double NEAR_M = 200;

    /** Metres. */
    static final double AT_M = 50;

    private static final double LEAVING = 1.5;

    /** How close he is. */
    enum Nearness {
        AWAY,
        NEAR,
        AT
    }

    private Nearness nearness = Nearness.AWAY;

    /** He is at this distance in metres; true when he has just come closer: {@link #nearness} says how close. */
    boolean cross(double distanceM) {
        Nearness before = nearness;
        nearness = switch (before) {
            case AWAY -> closer(distanceM, before);
            case NEAR -> distanceM > NEAR_M * LEAVING ? Nearness.AWAY : closer(distanceM, before);
            case AT ->
                distanceM <= AT_M * LEAVING
                        ? Nearness.AT
                        : distanceM > NEAR_M * LEAVING ? Nearness.AWAY : Nearness.NEAR;
        };
        return nearness.compareTo(before) > 0;
    }

    private static Nearness closer(double distanceM, Nearness otherwise) {
        if (distanceM <= AT_M) {
            return Nearness.AT;
        }
        return distanceM <= NEAR_M ? Nearness.NEAR : otherwise;
    }

    Nearness nearness() {
        return nearness;
    }
}
