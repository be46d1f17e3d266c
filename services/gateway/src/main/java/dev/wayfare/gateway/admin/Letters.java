package dev.wayfare.gateway.admin;

import dev.wayfare.runtime.dlq.Letter;
import java.util.List;

/** The platform's dead letters, as admins deal with them. Thread-safe; reads the whole dead-letter log and so blocks. */
public interface Letters {

    /** Those that nobody has dealt with, newest first. */
    List<Letter> listOpen();

    /**
     * Sends a letter again to where it came from; once, however often this is asked.
     *
     * @param by who wants it
     * @return false when there is no such letter, or it was put away
     */
    boolean reprocess(String id, String by);
}
