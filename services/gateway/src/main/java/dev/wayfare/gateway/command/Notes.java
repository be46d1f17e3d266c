package dev.wayfare.gateway.command;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Remembers what was asked, best effort: whoever keeps them may be away or forget, and the owner of the command still gives
 * it one effect. Thread-safe; never blocks; its futures never fail.
 */
public interface Notes {

    /** Writes a note unless there is one; gives the earlier one. Empty when this is the first, or when nobody knows. */
    CompletableFuture<Optional<Note>> write(String id, Note note);

    /** The note of an id. */
    CompletableFuture<Optional<Note>> find(String id);
}
