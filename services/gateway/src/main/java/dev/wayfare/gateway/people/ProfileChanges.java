package dev.wayfare.gateway.people;

import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What people change of their accounts, and what admins do to them. */
public final class ProfileChanges {

    private static final String ACTION = "act";
    private static final int LONGEST_REASON = 200;

    private final Commands commands;
    private final Credentials credentials;
    private final Limits limits;

    public ProfileChanges(Commands commands, Credentials credentials, Limits limits) {
        this.commands = commands;
        this.credentials = credentials;
        this.limits = limits;
    }

    /** The change is in the log. */
    record Taken(String userId, String actionId, String status) {}

    /** The change was made. */
    record Applied(String userId, String outcome) {}

    /** {@code PATCH /users/{id}}. */
    public CompletionStage<Answer> profile(Call call) {
        String user = own(call);
        Form form = call.form();
        String name = form.optionalText("name", 200);
        String phone = form.optionalText("phone", 40);
        form.check();
        if (name == null && phone == null) {
            throw Problems.invalid(List.of(new Problem.FieldError("", "give name, phone or both")))
                    .raise();
        }
        return take(call, form, user, new AccountCommand.ChangeProfile(name, phone));
    }

    /** {@code POST /users/{id}/password}. */
    public CompletionStage<Answer> password(Call call) {
        String user = own(call);
        Form form = call.form();
        String current = form.text("currentPassword", 1, 200);
        String next = form.text("newPassword", 1, 200);
        form.check();
        limits.countSignIn(user);
        return isAllowed(call, form, user, current)
                .thenCompose(right -> {
                    if (!right) {
                        throw Problem.of(403, "password-wrong", "currentPassword is not your password")
                                .raise();
                    }
                    return credentials.hash(next, "", "newPassword");
                })
                .thenCompose(hash -> take(call, form, user, new AccountCommand.ChangePassword(hash)));
    }

    /** When a change that was taken is asked for again, the password that was given with it is not the current one any more. */
    private CompletionStage<Boolean> isAllowed(Call call, Form form, String user, String current) {
        Intent same = Intent.of(call.subject(), operation(call), ACTION, form, Intent.UNPLANNED);
        return commands.isRepeated(call, same)
                .thenCompose(repeated ->
                        repeated ? CompletableFuture.completedFuture(true) : credentials.isPasswordOf(user, current));
    }

    private static String operation(Call call) {
        return call.context().method() + " " + call.path();
    }

    /** {@code POST /admin/users/{id}/suspend}. */
    public CompletionStage<Answer> suspend(Call call) {
        String user = call.pathId("id", UserId.PREFIX);
        Form form = call.form();
        String reason = form.optionalText("reason", LONGEST_REASON);
        form.check();
        return take(
                call, form, user, new AccountCommand.Suspend(call.subject(), reason == null ? "by an admin" : reason));
    }

    /** {@code POST /admin/users/{id}/reinstate}. */
    public CompletionStage<Answer> reinstate(Call call) {
        String user = call.pathId("id", UserId.PREFIX);
        Form form = call.form();
        form.check();
        return take(call, form, user, new AccountCommand.Reinstate(call.subject()));
    }

    private CompletionStage<Answer> take(Call call, Form form, String user, AccountCommand command) {
        return commands.submit(
                call,
                Intent.of(
                        call.subject(),
                        operation(call),
                        ACTION,
                        form,
                        stamp -> new Planned(
                                Topics.SIGNUP_REQUESTS,
                                user,
                                command,
                                Commands.accepted(new Taken(user, stamp.id(), "PENDING"), "/api/v1/users/" + user),
                                "",
                                outcome -> CompletableFuture.completedFuture(
                                        Answer.json(200, new Applied(user, "APPLIED"))))));
    }

    private static String own(Call call) {
        String user = call.pathId("id", UserId.PREFIX);
        if (!user.equals(call.subject())) {
            throw Problems.notFound("user").raise();
        }
        return user;
    }
}
