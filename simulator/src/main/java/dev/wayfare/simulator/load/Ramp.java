package dev.wayfare.simulator.load;

/**
 * When things are due whose rate rises evenly from nothing to the whole, and then stays. A platform that has just started
 * compiles itself under the first load; the ramp gives it the time, and a backlog of that time does not blur the rest.
 *
 * @param rate a second
 * @param riseNs how long it rises; 0 = not at all
 */
record Ramp(double rate, long riseNs) {

    /** Nanoseconds from the beginning until this one is due, counted from 0. */
    long dueNs(long number) {
        double perNs = rate / 1e9;
        double risen = perNs * riseNs / 2;
        return (long) (number < risen ? Math.sqrt(2 * number * riseNs / perNs) : riseNs + (number - risen) / perNs);
    }
}
