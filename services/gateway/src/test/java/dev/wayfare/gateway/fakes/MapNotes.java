package dev.wayfare.gateway.fakes;

import dev.wayfare.gateway.command.Note;
import dev.wayfare.gateway.command.Notes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Notes in memory, which can be lost. */
public final class MapNotes implements Notes {

    private final Map<String, Note> notes = new ConcurrentHashMap<>();

    public void forgetAll() {
        notes.clear();
    }

    @Override
    public CompletableFuture<Optional<Note>> write(String id, Note note) {
        return CompletableFuture.completedFuture(Optional.ofNullable(notes.putIfAbsent(id, note)));
    }

    @Override
    public CompletableFuture<Optional<Note>> find(String id) {
        return CompletableFuture.completedFuture(Optional.ofNullable(notes.get(id)));
    }
}
