package dev.wayfare.dispatch.model;

import java.util.Arrays;
import java.util.List;

/**
 * The allowed pairs of one window, as a sparse table: by request, then by driver, each pair once. Of a pair that was
 * given twice the cheaper counts. The order in which pairs were given has no influence on anything. Immutable; safe for
 * all threads.
 */
public final class Candidates {

    private final int requests;
    private final int drivers;
    private final int[] starts;
    private final int[] requestOf;
    private final int[] driverOf;
    private final double[] costS;

    private Candidates(int requests, int drivers, int[] starts, int[] requestOf, int[] driverOf, double[] costS) {
        this.requests = requests;
        this.drivers = drivers;
        this.starts = starts;
        this.requestOf = requestOf;
        this.driverOf = driverOf;
        this.costS = costS;
    }

    /**
     * The table of a window with so many requests and drivers.
     *
     * @throws IllegalArgumentException for a negative number, or a candidate outside the window
     */
    public static Candidates of(int requests, int drivers, List<Candidate> candidates) {
        if (requests < 0 || drivers < 0) {
            throw new IllegalArgumentException(
                    "a window of " + requests + " requests and " + drivers + " drivers: neither can be negative");
        }
        Candidate[] given = candidates.toArray(Candidate[]::new);
        int[] givenRequest = new int[given.length];
        int[] givenDriver = new int[given.length];
        for (int k = 0; k < given.length; k++) {
            givenRequest[k] = inside(given[k].request(), requests, "request", given[k]);
            givenDriver[k] = inside(given[k].driver(), drivers, "driver", given[k]);
        }
        int[] order = CountingSort.positions(given.length);
        if (!isInOrder(givenRequest, givenDriver)) {
            order = CountingSort.sorted(order, givenDriver, drivers);
            order = CountingSort.sorted(order, givenRequest, requests);
        }
        return table(requests, drivers, given, order);
    }

    private static boolean isInOrder(int[] request, int[] driver) {
        for (int k = 1; k < request.length; k++) {
            boolean inOrder =
                    request[k - 1] < request[k] || (request[k - 1] == request[k] && driver[k - 1] <= driver[k]);
            if (!inOrder) {
                return false;
            }
        }
        return true;
    }

    private static int inside(int position, int size, String what, Candidate candidate) {
        if (position >= size) {
            throw new IllegalArgumentException(candidate + " is outside the window: it has " + size + " " + what
                    + "s, the last is " + what + " " + (size - 1));
        }
        return position;
    }

    private static Candidates table(int requests, int drivers, Candidate[] given, int[] order) {
        int[] requestOf = new int[order.length];
        int[] driverOf = new int[order.length];
        double[] costS = new double[order.length];
        int size = 0;
        for (int k : order) {
            Candidate candidate = given[k];
            boolean again =
                    size > 0 && requestOf[size - 1] == candidate.request() && driverOf[size - 1] == candidate.driver();
            if (again) {
                costS[size - 1] = Math.min(costS[size - 1], candidate.costS());
            } else {
                requestOf[size] = candidate.request();
                driverOf[size] = candidate.driver();
                costS[size] = candidate.costS();
                size++;
            }
        }
        int[] starts = CountingSort.starts(CountingSort.positions(size), requestOf, requests);
        return new Candidates(
                requests,
                drivers,
                starts,
                Arrays.copyOf(requestOf, size),
                Arrays.copyOf(driverOf, size),
                Arrays.copyOf(costS, size));
    }

    /** The number of requests in the window, with and without candidates. */
    public int requests() {
        return requests;
    }

    /** The number of drivers in the window, with and without candidates. */
    public int drivers() {
        return drivers;
    }

    /** The number of distinct pairs. */
    public int size() {
        return costS.length;
    }

    /** The first entry of the request; its entries reach up to {@code start(request + 1)}, by ascending driver. */
    int start(int request) {
        return starts[request];
    }

    int requestOf(int entry) {
        return requestOf[entry];
    }

    int driverOf(int entry) {
        return driverOf[entry];
    }

    double costS(int entry) {
        return costS[entry];
    }
}
