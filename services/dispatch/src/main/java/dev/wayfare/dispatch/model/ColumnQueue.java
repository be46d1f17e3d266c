package dev.wayfare.dispatch.model;

import java.util.Arrays;

/** Columns waiting to be scanned, nearest first; a four-way heap that can move a column forward. For one thread. */
final class ColumnQueue {

    private static final int ABSENT = -1;
    private static final int WAYS = 4;

    private final double[] distance;
    private final int[] heap;
    private final int[] placeOf;
    private int size;

    /** A queue over the distances, which its user writes before every {@link #put}. */
    ColumnQueue(double[] distance) {
        this.distance = distance;
        heap = new int[distance.length];
        placeOf = new int[distance.length];
        Arrays.fill(placeOf, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds the column, or moves it forward because its distance has become less. */
    void put(int column) {
        int place = placeOf[column];
        if (place == ABSENT) {
            place = size;
            size++;
        }
        while (place > 0) {
            int above = (place - 1) / WAYS;
            if (distance[heap[above]] <= distance[column]) {
                break;
            }
            set(place, heap[above]);
            place = above;
        }
        set(place, column);
    }

    /** Takes the nearest column out. The queue must not be empty. */
    int take() {
        int nearest = heap[0];
        placeOf[nearest] = ABSENT;
        size--;
        if (size > 0) {
            sinkFromTop(heap[size]);
        }
        return nearest;
    }

    void clear() {
        for (int place = 0; place < size; place++) {
            placeOf[heap[place]] = ABSENT;
        }
        size = 0;
    }

    private void sinkFromTop(int column) {
        int place = 0;
        while (true) {
            int first = place * WAYS + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            for (int below = first + 1; below < Math.min(first + WAYS, size); below++) {
                if (distance[heap[below]] < distance[heap[least]]) {
                    least = below;
                }
            }
            if (distance[heap[least]] >= distance[column]) {
                break;
            }
            set(place, heap[least]);
            place = least;
        }
        set(place, column);
    }

    private void set(int place, int column) {
        heap[place] = column;
        placeOf[column] = place;
    }
}
