package dev.wayfare.dispatch.model;

/**
 * A driver who may be proposed to a request, and what that costs. A pair for which there is no candidate is not allowed.
 * A negative position, or a cost that is no number, negative, infinite or too long is an IllegalArgumentException.
 *
 * @param request position of the request in its window, from 0
 * @param driver position of the driver in the window, from 0
 * @param costS the driver's time to the pick-up, in seconds: 0 to {@value #LONGEST_S}
 */
public record Candidate(int request, int driver, double costS) {

    /**
     * The greatest cost, in seconds (31 years). It keeps sums exact to far below a second, and catches a huge number
     * that was meant as "not allowed".
     */
    public static final double LONGEST_S = 1e9;

    public Candidate {
        if (request < 0) {
            throw new IllegalArgumentException("request is " + request + ": positions count from 0");
        }
        if (driver < 0) {
            throw new IllegalArgumentException("driver is " + driver + ": positions count from 0");
        }
        if (!(costS >= 0 && costS <= LONGEST_S)) {
            throw new IllegalArgumentException("cost of request " + request + " and driver " + driver + " is " + costS
                    + " s: must be from 0 to " + LONGEST_S + "; leave out a pair that is not allowed");
        }
    }
}
