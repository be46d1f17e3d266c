package dev.wayfare.gateway.driving;

import dev.wayfare.gateway.fixes.FixForms;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.http.RetryLater;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /drivers/{id}/location}: a driver's own fixes, in the log before they are acknowledged. */
public final class Locations {

    private static final Logger LOG = LoggerFactory.getLogger(Locations.class);
    private static final int AGAIN_S = 1;

    private final FixIntake intake;

    public Locations(FixIntake intake) {
        this.intake = intake;
    }

    /**
     * What became of the fixes.
     *
     * @param dropped too vague to be of use, or no newer than the newest
     */
    record Taken(int taken, int dropped) {}

    public CompletionStage<Answer> take(Call call) {
        String driver = call.pathId("id", UserId.PREFIX);
        if (!driver.equals(call.subject())) {
            throw Problems.notFound("driver").raise();
        }
        byte[] fixes = FixForms.read(call.form(), call.now().toEpochMilli());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        FixIntake.Offered offered = intake.offer(intake.of(driver), fixes, (taken, dropped, failure) -> {
            if (failure == null) {
                answer.complete(Answer.json(202, new Taken(taken, dropped)));
            } else {
                LOG.debug("fixes of {} did not reach the log: {}", driver, failure.toString());
                answer.completeExceptionally(away());
            }
        });
        return switch (offered) {
            case TAKEN -> answer;
            case LOG_FULL -> throw away();
            case TOO_MANY ->
                throw new RetryLater(
                        Problem.of(429, "too-many-fixes", "you send too many fixes; try again in a second"), AGAIN_S);
        };
    }

    private static RetryLater away() {
        return new RetryLater(
                Problems.unavailable("log-unavailable", "fixes cannot be taken just now; send them again in a second"),
                AGAIN_S);
    }
}
