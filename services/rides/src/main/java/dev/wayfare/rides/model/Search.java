package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the search for a driver has come. It begins anew when an assigned driver gives the ride back.
 *
 * @param attempt asks of this ride so far, over all its searches; claims are named after it
 * @param earlier asks that belong to earlier searches
 * @param startedAt when this search began
 * @param askedAt when dispatch was last asked
 * @param excluded drivers who said no, let an offer pass, or gave the ride back
 * @param only the driver that the rider chose; null = any
 * @param waiting who waits until a driver is held; null when nobody does, or he has been answered
 */
public record Search(
        int attempt,
        int earlier,
        Instant startedAt,
        Instant askedAt,
        List<UserId> excluded,
        @Nullable UserId only,
        @Nullable ReplyTo waiting) {

    public Search {
        excluded = List.copyOf(excluded);
    }

    static Search first(RideRequested request, Instant now) {
        return new Search(1, 0, now, now, List.of(), request.driver(), request.replyWhenHeld());
    }

    Search asked(int nextAttempt, Instant now) {
        return new Search(nextAttempt, earlier, startedAt, now, excluded, only, waiting);
    }

    Search without(UserId driver) {
        return new Search(attempt, earlier, startedAt, askedAt, excludedAnd(driver), only, waiting);
    }

    /** A new search without this driver. Whoever was chosen has had his chance: anybody may come. */
    Search anew(UserId without, Instant now) {
        return new Search(attempt, attempt, now, now, excludedAnd(without), null, waiting);
    }

    Search answered() {
        return new Search(attempt, earlier, startedAt, askedAt, excluded, only, null);
    }

    /** A driver who may be offered this ride. */
    boolean wants(UserId driver) {
        return !excluded.contains(driver) && (only == null || only.equals(driver));
    }

    Instant deadline(RideSettings settings) {
        return startedAt.plus(settings.search());
    }

    Instant nextAskAt(RideSettings settings) {
        return askedAt.plus(settings.askAgain());
    }

    /** When something falls due if nobody is held. */
    Instant dueAt(RideSettings settings) {
        Instant next = nextAskAt(settings);
        Instant deadline = deadline(settings);
        return next.isBefore(deadline) ? next : deadline;
    }

    /** Nobody will be asked any more. */
    boolean isOver(RideSettings settings, Instant now) {
        boolean chosenSaidNo = only != null && excluded.contains(only);
        return chosenSaidNo
                || !now.isBefore(deadline(settings))
                || attempt - earlier >= settings.maxAttempts()
                || excluded.size() >= settings.maxExcluded();
    }

    /**
     * Whether a refused hold may be followed by another ask at once. A few may, then one for each second of the search:
     * where everybody wants the same drivers, asking faster only makes it worse.
     */
    boolean mayAskAtOnce(RideSettings settings, Instant now) {
        long earned = settings.quickAsks() + Duration.between(startedAt, now).toSeconds();
        return attempt - earlier < earned;
    }

    private List<UserId> excludedAnd(UserId driver) {
        List<UserId> all = new ArrayList<>(excluded);
        if (!all.contains(driver)) {
            all.add(driver);
        }
        return all;
    }
}
