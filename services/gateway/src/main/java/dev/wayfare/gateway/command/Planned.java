package dev.wayfare.gateway.command;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.gateway.http.Answer;
import java.util.concurrent.CompletionStage;

/**
 * A command that is ready to be appended.
 *
 * @param key the aggregate that decides
 * @param accepted the answer when nobody waits, or nobody has decided in time
 * @param preview JSON of what its creator may see until a view has caught up; empty for none
 * @param decided the answer when its owner has applied it in time
 */
public record Planned(Topic topic, String key, Object value, Answer accepted, String preview, Decided decided) {

    /** What is answered to whoever has waited. */
    public interface Decided {
        CompletionStage<Answer> answer(CommandOutcome outcome);
    }
}
