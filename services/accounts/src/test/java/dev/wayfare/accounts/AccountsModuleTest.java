package dev.wayfare.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountCommand.Suspend;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.proto.accounts.CredentialsGrpc;
import dev.wayfare.contracts.proto.accounts.CredentialsGrpc.CredentialsBlockingStub;
import dev.wayfare.contracts.proto.accounts.GetKeysRequest;
import dev.wayfare.contracts.proto.accounts.Password;
import dev.wayfare.contracts.proto.accounts.RefreshToken;
import dev.wayfare.contracts.proto.accounts.SignInRequest;
import dev.wayfare.contracts.proto.accounts.Tokens;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ListDocuments;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.proto.views.ViewsGrpc.ViewsBlockingStub;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.auth.AccessTokens;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.CommandClient;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Node;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module itself on the real log and stores. */
class AccountsModuleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path data;

    private static final List<String> announced = new ArrayList<>();
    private static EmbeddedStack stack;
    private static Node node;
    private static CommandClient commands;
    private static CredentialsBlockingStub credentials;
    private static ViewsBlockingStub views;

    @BeforeAll
    static void start() throws Exception {
        stack = EmbeddedStack.start(data.resolve("stack"));
        Settings settings = Settings.read(
                Map.of(
                        "kafka.bootstrap", stack.kafkaBootstrap(),
                        "redis.uri", stack.redisUri(),
                        "mongodb.uri", stack.mongoUri(),
                        "accounts.password.memory-kib", "1024"),
                Optional.empty());
        List<CommandClient> clients = new ArrayList<>();
        node = Node.start(
                settings,
                data.resolve("node"),
                List.of(
                        new AccountsModule((email, password, file) -> announced.addAll(List.of(email, password))),
                        new Caller(clients)));
        commands = clients.getFirst();
        credentials = node.rpc().client("accounts", CredentialsGrpc::newBlockingStub, CredentialsBlockingStub.class);
        views = node.rpc().client("accounts", ViewsGrpc::newBlockingStub, ViewsBlockingStub.class);
    }

    @AfterAll
    static void stop() {
        try (EmbeddedStack last = stack;
                Node first = node) {
            assertThat(last).isNotNull();
            assertThat(first).isNotNull();
        }
    }

    @Test
    void person_signs_up_signs_in_refreshes_and_is_shut_out() {
        UserId ann = user("ann");
        assertThat(signUp(ann, "ann@example.com").join()).isEqualTo("ACTIVE");
        awaitStatus(ann, "ACTIVE");
        Tokens tokens = credentials.signIn(request("Ann@Example.com", "correct horse"));
        AccessTokens checked = new AccessTokens(
                () -> credentials.getKeys(GetKeysRequest.getDefaultInstance()).getJwksJson(), Clock.systemUTC());
        assertThat(checked.verify(tokens.getAccessToken()).user()).isEqualTo(ann);
        Tokens next = credentials.refresh(token(tokens.getRefreshToken()));
        assertThat(statusOf(() -> credentials.refresh(token(tokens.getRefreshToken()))))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statusOf(() -> credentials.refresh(token(next.getRefreshToken()))))
                        .isEqualTo(Status.Code.UNAUTHENTICATED));
        assertThat(ask(ann, new Suspend("admin", "fraud")).isApplied()).isTrue();
        assertThat(statusOf(() -> credentials.signIn(request("ann@example.com", "correct horse"))))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void of_100_simultaneous_sign_ups_with_one_email_exactly_one_is_active() {
        List<UserId> people =
                IntStream.range(0, 100).mapToObj(i -> user("twin-" + i)).toList();
        List<CompletableFuture<String>> ends =
                people.stream().map(one -> signUp(one, "twin@example.com")).toList();
        List<String> statuses = ends.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).filteredOn("ACTIVE"::equals).hasSize(1);
        assertThat(statuses).filteredOn("email-taken"::equals).hasSize(99);
    }

    @Test
    void bad_form_is_rejected_for_whoever_waits_and_for_whoever_looks() {
        UserId bad = user("bad");
        assertThat(signUp(bad, "no e-mail").join()).isEqualTo("email-invalid");
        awaitStatus(bad, "REJECTED");
        assertThat(document("signups", bad)).containsEntry("rejection", "email-invalid");
        assertThat(document("accounts", bad)).doesNotContainKey("_passwordHash");
    }

    @Test
    void first_admin_is_announced_once_and_can_sign_in() {
        awaitStatus(FirstAdmin.USER, "ACTIVE");
        assertThat(announced).hasSize(2).startsWith(FirstAdmin.EMAIL);
        assertThat(credentials
                        .signIn(request(announced.get(0), announced.get(1)))
                        .getExpiresInS())
                .isEqualTo(900);
        assertThat(views.list(ListDocuments.newBuilder()
                                .setView("accounts")
                                .putFilters("role", "admin")
                                .setLimit(10)
                                .build())
                        .getItemsList())
                .hasSize(1);
    }

    @Test
    void rating_shows_on_the_account() {
        UserId rated = user("rated");
        signUp(rated, "rated@example.com").join();
        for (int stars = 4; stars <= 5; stars++) {
            RideRated event = new RideRated(
                    user("by"), rated, stars, null, Clock.systemUTC().instant());
            commands.append(Command.of(Topics.RIDE_EVENTS, "ride-" + stars, event, "rating-" + stars, "/test"))
                    .join();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(document("accounts", rated))
                .containsEntry("rating", Map.of("average", 4.5, "count", 2)));
    }

    @Test
    void poor_password_is_refused_with_a_reason() {
        assertThatThrownBy(() -> credentials.hashPassword(
                        Password.newBuilder().setText("password").build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining("less common");
    }

    private static CompletableFuture<String> signUp(UserId user, String email) {
        String hash = credentials
                .hashPassword(Password.newBuilder().setText("correct horse").build())
                .getEncoded();
        String id = "signup-" + user;
        var end = commands.await(id, PATIENCE);
        SignUp form =
                new SignUp(user, Role.RIDER, "Ann", email, "+13125550142", hash, null, false, commands.replyTo(id));
        commands.append(Command.of(Topics.SIGNUP_REQUESTS, user.value(), form, id, "/test"))
                .join();
        return end.thenApply(outcome -> outcome.map(CommandOutcome::refusal)
                .map(refusal -> refusal.code())
                .orElse(outcome.isPresent() ? "ACTIVE" : "no answer"));
    }

    private static CommandOutcome ask(UserId user, AccountCommand command) {
        return commands.ask(
                        Command.of(Topics.SIGNUP_REQUESTS, user.value(), command, "ask-" + command, "/test"), PATIENCE)
                .outcome()
                .join()
                .orElseThrow();
    }

    private static void awaitStatus(UserId user, String status) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(StatusRuntimeException.class)
                .until(() -> document("signups", user).getString("status").equals(status));
    }

    private static Document document(String view, UserId user) {
        return Json.read(
                views.get(GetDocument.newBuilder()
                                .setView(view)
                                .setId(user.value())
                                .build())
                        .getJson()
                        .toByteArray(),
                Document.class);
    }

    private static Status.Code statusOf(Runnable call) {
        try {
            call.run();
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }

    private static SignInRequest request(String email, String password) {
        return SignInRequest.newBuilder().setEmail(email).setPassword(password).build();
    }

    private static RefreshToken token(String text) {
        return RefreshToken.newBuilder().setToken(text).build();
    }

    private static UserId user(String name) {
        return new UserId(Ids.derive("user", name));
    }

    /** Somebody else in the process, who sends commands. */
    private record Caller(List<CommandClient> clients) implements dev.wayfare.runtime.node.Module {
        @Override
        public String name() {
            return "caller";
        }

        @Override
        public void start(Node node) {
            clients.add(node.commands("caller"));
        }
    }
}
