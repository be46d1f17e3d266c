package dev.wayfare.dispatch.model;

import java.util.Arrays;

/**
 * Matches the rows of one component with its columns, as many as possible at least total cost: the shortest augmenting
 * path algorithm for sparse assignment problems. After R. Jonker and A. Volgenant, "A Shortest Augmenting Path Algorithm
 * for Dense and Sparse Linear Assignment Problems", Computing 38, 1987, with a way out for rows that cannot be served.
 *
 * <p>Every column has a price, at most 0; a free column's is 0. A row's offer on an edge is the edge's cost minus the
 * column's price. Every row may also stay unserved, at a cost greater than any detour through the whole component, so
 * that a row is given up only when there is no other way. Invariant: a settled row has its least offer. Rows settle
 * first by bidding against each other, which is quick and settles most; the rest one by one, each along the shortest
 * path of swaps to a free column or to the row that is best given up. A row once given up stays so. For one thread,
 * solved once.
 */
final class AugmentingPaths {

    static final int UNSERVED = -1;

    private static final int UNSETTLED = -2;
    private static final int NOTHING = -1;
    private static final int BIDS_PER_ROW = 4;

    private final Component component;
    private final double unservedS;
    private final int[] edgeOfRow;
    private final int[] rowOfColumn;
    private final double[] price;

    private final double[] distance;
    private final ColumnQueue queue;
    private final int[] viaRow;
    private final int[] viaEdge;
    private final int[] reached;
    private final int[] scanned;
    private final boolean[] isScanned;
    private int reachedCount;
    private int scannedCount;

    private double endDistance;
    private int endColumn;
    private int endRow;

    AugmentingPaths(Component component) {
        this.component = component;
        unservedS = (2.0 * component.rows() + 2) * (component.longestS() + 1);
        edgeOfRow = new int[component.rows()];
        Arrays.fill(edgeOfRow, UNSETTLED);
        rowOfColumn = new int[component.columns()];
        Arrays.fill(rowOfColumn, NOTHING);
        price = new double[component.columns()];
        distance = new double[component.columns()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        queue = new ColumnQueue(distance);
        viaRow = new int[component.columns()];
        viaEdge = new int[component.columns()];
        reached = new int[component.columns()];
        scanned = new int[component.columns()];
        isScanned = new boolean[component.columns()];
    }

    /** The edge that each row is matched by, or {@link #UNSERVED}. */
    int[] solve() {
        bid();
        for (int row = 0; row < edgeOfRow.length; row++) {
            if (edgeOfRow[row] == UNSETTLED) {
                search(row);
                takePath(row);
                lowerPrices();
            }
        }
        return edgeOfRow;
    }

    /**
     * Lets each row take the column of its least offer and lower its price until its second-best offer is as good. Who
     * was there before bids next. Ends after a fixed number of bids: prices may creep.
     */
    private void bid() {
        int bids = BIDS_PER_ROW * edgeOfRow.length;
        for (int first = 0; first < edgeOfRow.length; first++) {
            int row = first;
            while (row != NOTHING && bids > 0) {
                row = bid(row);
                bids--;
            }
        }
    }

    /** The row that was ousted, or nothing. */
    private int bid(int row) {
        int best = NOTHING;
        double bestOffer = unservedS;
        double secondOffer = unservedS;
        for (int edge = component.start(row); edge < component.start(row + 1); edge++) {
            double offer = component.costS(edge) - price[component.column(edge)];
            if (offer < bestOffer) {
                secondOffer = bestOffer;
                bestOffer = offer;
                best = edge;
            } else if (offer < secondOffer) {
                secondOffer = offer;
            }
        }
        if (best == NOTHING) {
            edgeOfRow[row] = UNSERVED;
            return NOTHING;
        }
        int column = component.column(best);
        int ousted = rowOfColumn[column];
        if (ousted != NOTHING && secondOffer <= bestOffer) {
            return NOTHING;
        }
        price[column] -= secondOffer - bestOffer;
        edgeOfRow[row] = best;
        rowOfColumn[column] = row;
        if (ousted != NOTHING) {
            edgeOfRow[ousted] = UNSETTLED;
        }
        return ousted;
    }

    /** Finds the nearest end for an unsettled row: a free column, or a row on the way that is given up. */
    private void search(int start) {
        endDistance = Double.POSITIVE_INFINITY;
        endColumn = NOTHING;
        endRow = NOTHING;
        reachedCount = 0;
        scannedCount = 0;
        leave(start, 0);
        while (!queue.isEmpty()) {
            int column = queue.take();
            double here = distance[column];
            if (here >= endDistance) {
                break;
            }
            isScanned[column] = true;
            scanned[scannedCount] = column;
            scannedCount++;
            int row = rowOfColumn[column];
            leave(row, here - (component.costS(edgeOfRow[row]) - price[column]));
        }
        queue.clear();
    }

    /**
     * Goes on from a row to its columns. The base plus an offer is the distance of the offer's column. It is compared
     * with the lesser of both bounds: with each bound alone it is a coin toss, which branch prediction loses.
     */
    private void leave(int row, double base) {
        if (base + unservedS < endDistance) {
            endDistance = base + unservedS;
            endRow = row;
            endColumn = NOTHING;
        }
        int end = component.start(row + 1);
        for (int edge = component.start(row); edge < end; edge++) {
            int column = component.column(edge);
            double there = base + (component.costS(edge) - price[column]);
            if (there < Math.min(distance[column], endDistance) && !isScanned[column]) {
                reach(column, there, row, edge);
            }
        }
    }

    private void reach(int column, double there, int row, int edge) {
        if (distance[column] == Double.POSITIVE_INFINITY) {
            reached[reachedCount] = column;
            reachedCount++;
        }
        distance[column] = there;
        viaRow[column] = row;
        viaEdge[column] = edge;
        if (rowOfColumn[column] == NOTHING) {
            endDistance = there;
            endColumn = column;
            endRow = NOTHING;
        } else {
            queue.put(column);
        }
    }

    /** Gives every row on the path to the end its next column, which leaves the start settled. */
    private void takePath(int start) {
        int column = endColumn;
        if (endRow != NOTHING) {
            column = endRow == start ? NOTHING : component.column(edgeOfRow[endRow]);
            edgeOfRow[endRow] = UNSERVED;
        }
        while (column != NOTHING) {
            int row = viaRow[column];
            int left = row == start ? NOTHING : component.column(edgeOfRow[row]);
            edgeOfRow[row] = viaEdge[column];
            rowOfColumn[column] = row;
            column = left;
        }
    }

    /** Lowers the price of what was nearer than the end, so that the new matching is again every row's least offer. */
    private void lowerPrices() {
        for (int k = 0; k < scannedCount; k++) {
            int column = scanned[k];
            price[column] += distance[column] - endDistance;
            isScanned[column] = false;
        }
        for (int k = 0; k < reachedCount; k++) {
            distance[reached[k]] = Double.POSITIVE_INFINITY;
        }
    }
}
