package dev.wayfare.dispatch.model;

/** Sorts positions by small whole keys, in time linear in both. Stateless; any thread may use it. */
final class CountingSort {

    private CountingSort() {}

    /** The items by ascending {@code keyOf[item]}, those of equal key in their old order; the same array if they are so already. */
    static int[] sorted(int[] items, int[] keyOf, int keys) {
        if (isSorted(items, keyOf)) {
            return items;
        }
        int[] next = starts(items, keyOf, keys);
        int[] sorted = new int[items.length];
        for (int item : items) {
            int key = keyOf[item];
            sorted[next[key]] = item;
            next[key]++;
        }
        return sorted;
    }

    private static boolean isSorted(int[] items, int[] keyOf) {
        for (int k = 1; k < items.length; k++) {
            if (keyOf[items[k - 1]] > keyOf[items[k]]) {
                return false;
            }
        }
        return true;
    }

    /** Where each key's items begin in the sorted order; one entry more than there are keys, the last is the length. */
    static int[] starts(int[] items, int[] keyOf, int keys) {
        int[] starts = new int[keys + 1];
        for (int item : items) {
            starts[keyOf[item] + 1]++;
        }
        for (int key = 0; key < keys; key++) {
            starts[key + 1] += starts[key];
        }
        return starts;
    }

    /** The positions 0 to length - 1. */
    static int[] positions(int length) {
        int[] positions = new int[length];
        for (int position = 0; position < length; position++) {
            positions[position] = position;
        }
        return positions;
    }
}
