package dev.wayfare.checker.log;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which part of the log is read: what was committed when the reading began.
 *
 * @param spans one per partition
 * @param missing topics that do not exist
 */
public record Bounds(List<Span> spans, Set<String> missing) {

    public Bounds {
        spans = List.copyOf(spans);
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /**
     * A piece of one partition.
     *
     * @param from first offset that there is
     * @param to first offset that is not read any more
     */
    public record Span(String topic, int partition, long from, long to) {}

    /** Bounds of records in memory: whole topics. */
    public static Bounds whole(Collection<String> topics) {
        return new Bounds(
                topics.stream().sorted().map(topic -> new Span(topic, 0, 0, 0)).toList(), Set.of());
    }

    /** False when the topic's beginning has been deleted, so that what is read may refer to what is gone. */
    public boolean isWhole(String topic) {
        return spans.stream().filter(span -> span.topic().equals(topic)).allMatch(span -> span.from() == 0);
    }

    /** Topics that are read, sorted. */
    public Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        spans.forEach(span -> topics.add(span.topic()));
        return topics;
    }
}
