package dev.wayfare.dispatch.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One connected part of a window, turned so that its rows are the smaller side: requests or drivers, whichever are
 * fewer. Edges are the part's candidates, grouped by row; every row and column has at least one. Immutable.
 */
final class Component {

    private final int rows;
    private final int columns;
    private final int[] starts;
    private final int[] columnOf;
    private final double[] costS;
    private final int[] entryOf;

    private Component(int rows, int columns, int[] starts, int[] columnOf, double[] costS, int[] entryOf) {
        this.rows = rows;
        this.columns = columns;
        this.starts = starts;
        this.columnOf = columnOf;
        this.costS = costS;
        this.entryOf = entryOf;
    }

    /** All parts of the window that have a candidate, by their lowest request. */
    static List<Component> split(Candidates candidates) {
        Split split = new Split(candidates);
        List<Component> components = new ArrayList<>(split.components);
        for (int component = 0; component < split.components; component++) {
            components.add(split.component(component));
        }
        return components;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** The first edge of the row; its edges reach up to {@code start(row + 1)}. */
    int start(int row) {
        return starts[row];
    }

    int column(int edge) {
        return columnOf[edge];
    }

    double costS(int edge) {
        return costS[edge];
    }

    /** The entry of the window's table that the edge was made of. */
    int entry(int edge) {
        return entryOf[edge];
    }

    double longestS() {
        double longestS = 0;
        for (double edgeS : costS) {
            longestS = Math.max(longestS, edgeS);
        }
        return longestS;
    }

    /** The window's nodes: its requests, then its drivers; joined by candidates into trees, one per component. */
    private static final class Split {

        private final Candidates candidates;
        private final int[] parent;
        private final int[] componentOf;
        private final int[] entries;
        private final int[] starts;
        private final int[] local;
        private final int[] rowOf;
        private final int components;

        Split(Candidates candidates) {
            this.candidates = candidates;
            int size = candidates.size();
            parent = CountingSort.positions(candidates.requests() + candidates.drivers());
            for (int entry = 0; entry < size; entry++) {
                join(candidates.requestOf(entry), driverNode(entry));
            }
            componentOf = new int[size];
            components = number();
            int[] positions = CountingSort.positions(size);
            entries = CountingSort.sorted(positions, componentOf, components);
            starts = CountingSort.starts(positions, componentOf, components);
            local = new int[parent.length];
            Arrays.fill(local, -1);
            rowOf = new int[size];
        }

        private int driverNode(int entry) {
            return candidates.requests() + candidates.driverOf(entry);
        }

        private void join(int one, int other) {
            int a = root(one);
            int b = root(other);
            parent[Math.max(a, b)] = Math.min(a, b);
        }

        private int root(int node) {
            int at = node;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }

        private int number() {
            int[] numberOf = new int[parent.length];
            Arrays.fill(numberOf, -1);
            int count = 0;
            for (int request = 0; request < candidates.requests(); request++) {
                int start = candidates.start(request);
                int end = candidates.start(request + 1);
                int root = root(request);
                if (start < end && numberOf[root] < 0) {
                    numberOf[root] = count;
                    count++;
                }
                Arrays.fill(componentOf, start, end, numberOf[root]);
            }
            return count;
        }

        Component component(int number) {
            int[] ours = Arrays.copyOfRange(entries, starts[number], starts[number + 1]);
            int requests = 0;
            int drivers = 0;
            for (int entry : ours) {
                requests += numbered(candidates.requestOf(entry), requests);
                drivers += numbered(driverNode(entry), drivers);
            }
            boolean requestsAreRows = requests <= drivers;
            for (int entry : ours) {
                rowOf[entry] = local[requestsAreRows ? candidates.requestOf(entry) : driverNode(entry)];
            }
            int rows = Math.min(requests, drivers);
            int[] rowStarts = CountingSort.starts(ours, rowOf, rows);
            int[] entryOf = CountingSort.sorted(ours, rowOf, rows);
            int[] columnOf = new int[entryOf.length];
            double[] costS = new double[entryOf.length];
            for (int edge = 0; edge < entryOf.length; edge++) {
                int entry = entryOf[edge];
                columnOf[edge] = local[requestsAreRows ? driverNode(entry) : candidates.requestOf(entry)];
                costS[edge] = candidates.costS(entry);
            }
            return new Component(rows, Math.max(requests, drivers), rowStarts, columnOf, costS, entryOf);
        }

        /** 1 if the node was seen for the first time and got this local number, else 0. */
        private int numbered(int node, int next) {
            if (local[node] >= 0) {
                return 0;
            }
            local[node] = next;
            return 1;
        }
    }
}
