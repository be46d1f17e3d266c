package dev.wayfare.checker.log;

/** Where a record stands. */
public record Place(String topic, int partition, long offset) {

    /** Form in which people look it up: {@code ride-events/3@1204}. */
    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }
}
