package dev.wayfare.gateway.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Notes;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.command.Stamp;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sign-up: the password is hashed before anything is appended; whether the form holds is accounts' to decide. Whoever waits,
 * waits until the account can be used or is rejected.
 */
public final class SignUps {

    private static final Set<Role> BY_ONESELF = Set.of(Role.RIDER, Role.DRIVER, Role.TRANSPORTER, Role.TRAVELLER);
    private static final String PENDING = "PENDING";

    private final Commands commands;
    private final Credentials credentials;
    private final Documents documents;
    private final Notes notes;

    public SignUps(Commands commands, Credentials credentials, Documents documents, Notes notes) {
        this.commands = commands;
        this.credentials = credentials;
        this.documents = documents;
        this.notes = notes;
    }

    /** What a sign-up came to, as far as it is known. */
    record Status(String userId, String status) {}

    private record Filled(
            Form form,
            Role role,
            String name,
            String email,
            String phone,
            String password,
            @Nullable Vehicle vehicle) {}

    /** {@code POST /users/signup}: by oneself. */
    public CompletionStage<Answer> signUp(Call call) {
        Form form = call.form();
        String text = form.text("role", 1, 20);
        Role role = BY_ONESELF.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(Role.RIDER);
        if (!role.name().toLowerCase(Locale.ROOT).equals(text) && !text.isEmpty()) {
            form.fault("role", "must be rider, driver, transporter or traveller");
        }
        return begin(call, fill(form, role), false);
    }

    /** An account that an admin makes. */
    public CompletionStage<Answer> invite(Call call, Role role) {
        return begin(call, fill(call.form(), role), true);
    }

    private static Filled fill(Form form, Role role) {
        String name = form.text("name", 1, 200);
        String email = form.text("email", 3, 254);
        String phone = form.text("phone", 3, 40);
        String password = form.text("password", 1, 200);
        Vehicle vehicle = form.optionalObject("vehicle")
                .map(part -> new Vehicle(
                        part.text("plate", 1, 20),
                        part.text("make", 1, 60),
                        part.text("model", 1, 60),
                        part.text("product", 1, 40)))
                .orElse(null);
        form.check();
        return new Filled(form, role, name, email, phone, password, vehicle);
    }

    private CompletionStage<Answer> begin(Call call, Filled filled, boolean invited) {
        String subject = "email:" + filled.email().strip().toLowerCase(Locale.ROOT);
        return credentials
                .hash(filled.password(), filled.email(), "password")
                .thenCompose(hash -> commands.submit(
                        call,
                        new Intent(
                                subject,
                                "POST " + call.path(),
                                UserId.PREFIX,
                                filled.form(),
                                true,
                                stamp -> plan(filled, hash, invited, stamp))));
    }

    private Planned plan(Filled filled, String hash, boolean invited, Stamp stamp) {
        UserId user = new UserId(stamp.id());
        AccountCommand.SignUp command = new AccountCommand.SignUp(
                user,
                filled.role(),
                filled.name(),
                filled.email(),
                filled.phone(),
                hash,
                filled.vehicle(),
                invited,
                stamp.late());
        Status pending = new Status(user.value(), PENDING);
        String location = "/api/v1/users/" + user + "/signup-status";
        return new Planned(
                Topics.SIGNUP_REQUESTS,
                user.value(),
                command,
                Commands.accepted(pending, location),
                "{\"userId\":\"" + user + "\",\"status\":\"" + PENDING + "\"}",
                outcome -> find(user.value(), outcome.version()).thenApply(status -> Answer.json(
                                201, status.<Object>map(known -> known).orElse(pending))
                        .with("location", location)));
    }

    /** {@code GET /users/{id}/signup-status}: told to anybody who knows the id, and nothing but that. */
    public CompletionStage<Answer> status(Call call) {
        String user = call.pathId("id", UserId.PREFIX);
        return find(user, 0)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(Optional.of(Answer.json(200, found.get())))
                        : notes.find(user)
                                .thenApply(note -> note.map(known -> Answer.json(200, new Status(user, PENDING)))))
                .thenApply(answer ->
                        answer.orElseThrow(() -> Problems.notFound("sign-up").raise()));
    }

    private CompletionStage<Optional<ObjectNode>> find(String user, long minVersion) {
        return documents.find("signups", user, minVersion).thenApply(found -> found.map(one -> Shown.of(one.json())));
    }
}
