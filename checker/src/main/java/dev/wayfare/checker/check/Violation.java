package dev.wayfare.checker.check;

import dev.wayfare.checker.log.Place;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was broken.
 *
 * @param place the record that shows it; null when it is something that is missing
 * @param subject id of the ride, driver, bill … that it happened to
 * @param what a sentence with the values
 */
public record Violation(@Nullable Place place, String subject, String what) {

    @Override
    public String toString() {
        return (place == null ? "(missing)" : place) + " " + subject + ": " + what;
    }
}
