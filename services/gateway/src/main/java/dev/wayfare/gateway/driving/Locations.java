package dev.wayfare.gateway.driving;

import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code POST /drivers/{id}/location}: a driver's own fixes, in the log before they are acknowledged. */
public final class Locations {

    /** Fixes in one request. */
    public static final int MOST = 500;

    private static final Duration AHEAD = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofHours(24);
    private static final double WORST_M = 50;
    private static final double FASTEST_MPS = 120;
    private static final double FARTHEST_OFF_M = 100_000;

    private final FixLog log;

    /** Where fixes go. */
    public interface FixLog {
        /** Completes when the fix is in the log. */
        CompletableFuture<?> append(UserId driver, LocationFix fix);
    }

    public Locations(FixLog log) {
        this.log = log;
    }

    /**
     * What became of the fixes.
     *
     * @param dropped too vague to be of use
     */
    record Taken(int taken, int dropped) {}

    public CompletionStage<Answer> take(Call call) {
        String driver = call.pathId("id", UserId.PREFIX);
        if (!driver.equals(call.subject())) {
            throw Problems.notFound("driver").raise();
        }
        return append(call.caller().user(), call.form(), call.now()).thenApply(taken -> Answer.json(202, taken));
    }

    /**
     * Takes a frame of a driver's own socket, in the same form as the body of a request.
     *
     * @return how many fixes it held, once all that are of use are in the log
     */
    public CompletableFuture<Integer> takeFrame(UserId driver, byte[] frame, Instant now) {
        try {
            return append(driver, Form.read(frame), now).thenApply(taken -> taken.taken() + taken.dropped());
        } catch (Problem.Raised raised) {
            return CompletableFuture.failedFuture(raised);
        }
    }

    private CompletableFuture<Taken> append(UserId driver, Form form, Instant now) {
        List<LocationFix> fixes = read(form, now);
        form.check();
        List<CompletableFuture<?>> written = new ArrayList<>(fixes.size());
        for (LocationFix fix : fixes) {
            if (!(fix.accuracyM() > WORST_M)) {
                written.add(log.append(driver, fix));
            }
        }
        Taken taken = new Taken(written.size(), fixes.size() - written.size());
        return CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
                .thenApply(done -> taken);
    }

    private static List<LocationFix> read(Form form, Instant now) {
        if (!form.has("fixes")) {
            return List.of(fix(form, now));
        }
        return form.objects("fixes", 1, MOST).stream()
                .map(part -> fix(part, now))
                .toList();
    }

    private static LocationFix fix(Form form, Instant now) {
        double lat = form.latitude();
        double lon = form.longitude();
        Instant at = form.time("recordedAt");
        if (at.isAfter(now.plus(AHEAD))) {
            form.fault("recordedAt", "is more than 60 s in the future; check the clock of the device");
        } else if (at.isBefore(now.minus(OLDEST)) && !at.equals(Instant.EPOCH)) {
            form.fault("recordedAt", "is more than 24 h old");
        }
        return new LocationFix(
                lat,
                lon,
                at,
                (float) form.optionalNumber("headingDeg", Float.NaN, 0, 360),
                (float) form.optionalNumber("speedMps", Float.NaN, 0, FASTEST_MPS),
                (float) form.optionalNumber("accuracyM", Float.NaN, 0, FARTHEST_OFF_M));
    }
}
