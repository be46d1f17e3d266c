package dev.wayfare.app.bench;

import dev.wayfare.accounts.token.SigningKeys;
import dev.wayfare.accounts.token.TokenIssuer;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.log.RecordHeaders;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * People for a bench. Their sign-ups go straight to the log with one ready password hash, so that their owner decides them as
 * always but no password is hashed; their tokens are signed with the platform's own keys and outlast the bench.
 */
final class SeededAccounts implements Accounts {

    private static final String HASH =
            "$argon2id$v=19$m=7168,t=5,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String ACTIVATED = WireTypes.nameOf(AccountEvent.AccountActivated.class);

    private final Node node;
    private final TokenIssuer tokens;
    private final String run = Long.toHexString(System.nanoTime());

    SeededAccounts(Node node) throws IOException {
        this.node = node;
        SigningKeys keys = SigningKeys.open(
                node.secrets().folder().resolve("jwt-keys.json"), Duration.ofDays(3_650), Clock.systemUTC());
        this.tokens = new TokenIssuer(keys, Duration.ofHours(6));
    }

    @Override
    public List<Account> riders(int count) {
        return seed(Role.RIDER, count);
    }

    @Override
    public List<Account> drivers(int count) {
        return seed(Role.DRIVER, count);
    }

    /** A token of somebody with this role, who needs no account. */
    String token(Role role) {
        UserId somebody = new UserId(Ids.derive(UserId.PREFIX, run, role.name(), "token"));
        return tokens.issue(somebody, role, "bench", node.clock().instant());
    }

    /** Somebody who may see everything; he has a token and no account. */
    Account staff() {
        UserId user = new UserId(Ids.derive(UserId.PREFIX, run, "staff"));
        return new Account(
                user.value(),
                tokens.issue(user, Role.ADMIN, "bench", node.clock().instant()));
    }

    private List<Account> seed(Role role, int count) {
        List<UserId> users = new ArrayList<>(count);
        List<CompletableFuture<?>> written = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            UserId user = new UserId(Ids.derive(UserId.PREFIX, run, role.name(), Integer.toString(i)));
            users.add(user);
            written.add(node.writer().append(signUp(user, role, i)));
        }
        CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
        awaitActive(new HashSet<>(users));
        return users.stream()
                .map(user -> new Account(
                        user.value(),
                        tokens.issue(user, role, "bench", node.clock().instant())))
                .toList();
    }

    private Command signUp(UserId user, Role role, int number) {
        Vehicle vehicle = role == Role.DRIVER ? new Vehicle("BENCH " + number, "Toyota", "Prius", "standard") : null;
        AccountCommand.SignUp signUp = new AccountCommand.SignUp(
                user,
                role,
                "Bench " + number,
                "bench-" + run + "-" + role.name() + number + "@example.com",
                "+13125550100",
                HASH,
                vehicle,
                false,
                null);
        return Command.of(Topics.SIGNUP_REQUESTS, user.value(), signUp, user.value(), "/wayfare/bench");
    }

    private void awaitActive(Set<UserId> missing) {
        try (var consumer = node.kafka().consumer("", "bench-accounts")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ACCOUNT_EVENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!missing.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (ACTIVATED.equals(RecordHeaders.text(record.headers(), Headers.TYPE))) {
                        missing.remove(new UserId(new String(record.key(), StandardCharsets.UTF_8)));
                    }
                });
            }
        }
    }
}
