package dev.wayfare.gateway.admin;

import dev.wayfare.contracts.wire.DeadLetterResolved.Action;
import dev.wayfare.runtime.dlq.DeadLetters;
import dev.wayfare.runtime.dlq.Letter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Dead letters straight from the log: one question at a time, since each reads it from the beginning. */
public final class LogLetters implements Letters {

    private final DeadLetters letters;

    public LogLetters(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public synchronized List<Letter> listOpen() {
        return letters.list().stream()
                .sorted(Comparator.comparing(Letter::time)
                        .thenComparing(Letter::id)
                        .reversed())
                .toList();
    }

    @Override
    public synchronized boolean reprocess(String id, String by) {
        Optional<Action> done = letters.findResolution(id);
        if (done.isPresent()) {
            return done.get() == Action.REPROCESSED;
        }
        List<Letter> open =
                letters.list().stream().filter(letter -> letter.id().equals(id)).toList();
        letters.reprocess(open, by);
        return !open.isEmpty();
    }
}
