package dev.wayfare.travel.catalogue.world;

/**
 * A row that could not be used.
 *
 * @param line from 1
 * @param reason completes "this row …"
 */
public record RowFault(String file, int line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + " " + reason;
    }
}
