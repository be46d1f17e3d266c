package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.SignUpForm;
import dev.wayfare.simulator.api.WayfareClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Signs people up, some at a time: hashing passwords is dear, and a platform that is told so slowly stays willing.
 * Thread-safe.
 */
final class SignUps {

    private static final int AT_ONCE = 24;

    private final WayfareClient client;
    private final List<SignUpForm> forms;
    private final ConcurrentHashMap<Integer, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    SignUps(WayfareClient client, List<SignUpForm> forms) {
        this.client = client;
        this.forms = List.copyOf(forms);
    }

    /** Completes with everybody's session, in the order of the forms; fails with the first failure. */
    CompletableFuture<List<Session>> all() {
        CompletableFuture<?>[] queues =
                IntStream.range(0, AT_ONCE).mapToObj(queue -> nextOne()).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(queues)
                .thenApply(done ->
                        IntStream.range(0, forms.size()).mapToObj(sessions::get).toList());
    }

    private CompletableFuture<Void> nextOne() {
        int number = next.getAndIncrement();
        if (number >= forms.size()) {
            return CompletableFuture.completedFuture(null);
        }
        SignUpForm form = forms.get(number);
        return client.join(form, "signup-" + form.email().replace("@example.com", ""))
                .thenCompose(session -> {
                    sessions.put(number, session);
                    return nextOne();
                });
    }

    int done() {
        return sessions.size();
    }
}
