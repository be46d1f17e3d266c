package dev.wayfare.accounts.stream;

import dev.wayfare.accounts.form.LibrarySignUpRules;
import dev.wayfare.accounts.model.AccountState;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Both owners of this service on a log in memory: what one sends, another reads, in an order that keeps each key's own
 * and is otherwise chosen by a seed. What nobody here reads is kept for the test to see.
 */
final class Spine {

    record Message(Topic topic, String key, Object value) {}

    private final Aggregate<?, ?, ?>[] owners = {
        AccountAggregates.accounts(new LibrarySignUpRules()), AccountAggregates.emails()
    };
    private final Map<String, Object> states = new HashMap<>();
    private final List<Message> waiting = new ArrayList<>();
    private final RandomGenerator order;
    final List<Message> read = new ArrayList<>();
    final List<Message> outside = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<CommandOutcome> replies = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Instant now;

    Spine(Instant now, RandomGenerator order) {
        this.now = now;
        this.order = order;
    }

    void send(String user, AccountCommand command) {
        append(Topics.SIGNUP_REQUESTS, user, command);
    }

    void append(Topic topic, String key, Object value) {
        waiting.add(new Message(topic, key, value));
    }

    void runUntilQuiet() {
        while (!waiting.isEmpty()) {
            Message picked = waiting.get(order.nextInt(waiting.size()));
            Message next = waiting.stream()
                    .filter(one ->
                            one.topic().equals(picked.topic()) && one.key().equals(picked.key()))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(next);
            read.add(next);
            deliver(next);
        }
    }

    AccountState account(String user) {
        return (AccountState) states.getOrDefault("accounts/" + user, new AccountState.None());
    }

    private void deliver(Message message) {
        boolean heard = false;
        for (Aggregate<?, ?, ?> owner : owners) {
            heard |= deliverTo(owner, message);
        }
        if (!heard) {
            outside.add(message);
        }
    }

    private <C, S, E> boolean deliverTo(Aggregate<C, S, E> owner, Message message) {
        for (Aggregate.Input<C> input : owner.inputs()) {
            if (input.topic().equals(message.topic())) {
                decide(owner, message.key(), input.toCommand().apply(message.value()));
                return true;
            }
        }
        return false;
    }

    private <C, S, E> void decide(Aggregate<C, S, E> owner, String key, C command) {
        String place = owner.name() + "/" + key;
        S before = stateOf(owner, place);
        switch (owner.decider().decide(before, command, now)) {
            case Decision.Accepted<E> accepted -> {
                S after = before;
                for (E event : accepted.events()) {
                    after = owner.decider().evolve(after, event);
                }
                states.put(place, after);
                long version = versions.merge(place, (long) accepted.events().size(), Long::sum);
                owner.effects()
                        .applied(new Step<>(key, command, before, accepted.events(), after, version, now), outbox());
            }
            case Decision.Refused<E> refused -> {
                refusals.add(refused.refusal());
                owner.effects().refused(key, before, command, refused.refusal(), outbox());
            }
        }
    }

    private <C, S, E> S stateOf(Aggregate<C, S, E> owner, String place) {
        Object stored = states.get(place);
        if (stored == null) {
            return owner.decider().initial();
        }
        return owner.states().values().stream()
                .map(form -> form.type())
                .filter(type -> type.isInstance(stored))
                .map(type -> (S) type.cast(stored))
                .findFirst()
                .orElseThrow();
    }

    private Outbox outbox() {
        return new Outbox() {
            @Override
            public void send(Topic topic, String key, Object value) {
                waiting.add(new Message(topic, key, value));
            }

            @Override
            public void delegate(Topic topic, String key, Object value) {
                throw new AssertionError("nobody here delegates: both owners would see one command id twice");
            }

            @Override
            public void reply(ReplyTo to, String subject, long version, @Nullable Refusal refusal) {
                replies.add(new CommandOutcome(to.command(), subject, version, refusal));
            }
        };
    }
}
