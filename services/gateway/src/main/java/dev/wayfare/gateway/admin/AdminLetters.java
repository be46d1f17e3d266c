package dev.wayfare.gateway.admin;

import dev.wayfare.contracts.wire.DeadLetterResolved.Action;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Pages;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.dlq.Letter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /admin/dlq}: what could not be read or decided, without the values, which may be private; and sending it again. */
public final class AdminLetters {

    private final Letters letters;

    public AdminLetters(Letters letters) {
        this.letters = letters;
    }

    /** One open letter. */
    private record Shown(
            String letterId,
            String topic,
            String place,
            String group,
            String key,
            String type,
            String cause,
            String at) {
        static Shown of(Letter letter) {
            return new Shown(
                    letter.id(),
                    letter.origin(),
                    letter.place(),
                    letter.group(),
                    letter.key(),
                    letter.type(),
                    letter.cause(),
                    letter.time());
        }

        /** Its place in the list, which stays when other letters come or go. */
        String cursor() {
            return at + "/" + letterId;
        }
    }

    private boolean isReprocessed(String id, String by) {
        try {
            return letters.reprocess(id, by);
        } catch (IllegalArgumentException e) {
            throw Problem.of(409, "letter-is-an-event", e.getMessage()).raise();
        }
    }

    private record Done(String letterId, Action action) {}

    public CompletionStage<Answer> list(Call call) {
        int limit = Pages.limit(call);
        String cursor = Pages.cursor(call);
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Shown> left = letters.listOpen().stream()
                            .map(Shown::of)
                            .filter(letter ->
                                    cursor.isEmpty() || letter.cursor().compareTo(cursor) < 0)
                            .toList();
                    List<Shown> page = left.subList(0, Math.min(limit, left.size()));
                    return Pages.answer(
                            page,
                            page.size() == left.size() ? "" : page.getLast().cursor());
                },
                call.context().blockingTaskExecutor());
    }

    /** {@code POST /admin/dlq/{id}/reprocess}: the letter's id is all the idempotency that it needs. */
    public CompletionStage<Answer> reprocess(Call call) {
        call.form().check();
        String id = Objects.requireNonNullElse(call.context().pathParam("id"), "");
        return CompletableFuture.supplyAsync(
                () -> {
                    if (!isReprocessed(id, call.subject())) {
                        throw Problems.notFound("open dead letter").raise();
                    }
                    return Answer.json(200, new Done(id, Action.REPROCESSED));
                },
                call.context().blockingTaskExecutor());
    }
}
