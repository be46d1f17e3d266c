package dev.wayfare.simulator.demo;

import java.util.function.Consumer;

/**
 * How far a simulation is, told once a second.
 *
 * @param second since the start
 * @param phaseShare how much of the phase's time or people is done, 0 to 1
 * @param joined people who are signed in
 * @param people who there will be
 * @param online drivers who want offers or are on a ride
 * @param busy drivers on a ride
 * @param riding riders with a live ride
 * @param requested rides that the platform took
 * @param errors things that should not have happened
 */
public record Progress(
        int second,
        Phase phase,
        double phaseShare,
        int joined,
        int people,
        int online,
        int busy,
        int riding,
        long requested,
        long matched,
        long completed,
        long cancelled,
        long noDrivers,
        long errors) {

    /** What is going on. */
    public enum Phase {
        SIGNING_UP,
        OPENING,
        CITY,
        WINDING_DOWN,
        SETTLING,
        DONE
    }

    /** A listener for those who do not look. */
    public static Consumer<Progress> unseen() {
        return progress -> {};
    }
}
