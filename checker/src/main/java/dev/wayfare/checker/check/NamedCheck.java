package dev.wayfare.checker.check;

import java.util.Set;

/** A check with the words that stand in its report. */
public abstract class NamedCheck implements Check {

    private final int sentence;
    private final String name;
    private final Set<String> topics;

    protected NamedCheck(int sentence, String name, Set<String> topics) {
        this.sentence = sentence;
        this.name = name;
        this.topics = Set.copyOf(topics);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int sentence() {
        return sentence;
    }

    @Override
    public final Set<String> topics() {
        return topics;
    }
}
