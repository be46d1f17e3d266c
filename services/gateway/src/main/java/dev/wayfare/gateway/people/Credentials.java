package dev.wayfare.gateway.people;

import dev.wayfare.contracts.proto.accounts.CredentialsGrpc.CredentialsFutureStub;
import dev.wayfare.contracts.proto.accounts.Password;
import dev.wayfare.contracts.proto.accounts.PasswordChecked;
import dev.wayfare.contracts.proto.accounts.PasswordHash;
import dev.wayfare.contracts.proto.accounts.PasswordOf;
import dev.wayfare.contracts.proto.accounts.RefreshToken;
import dev.wayfare.contracts.proto.accounts.SignInRequest;
import dev.wayfare.contracts.proto.accounts.Tokens;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Calls;
import dev.wayfare.kernel.Problem;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What accounts alone may know: passwords and tokens. Its problems come through as they are. Never blocks; thread-safe. */
public final class Credentials {

    private final Supplier<CredentialsFutureStub> accounts;

    public Credentials(Supplier<CredentialsFutureStub> accounts) {
        this.accounts = accounts;
    }

    /**
     * Hashes a new password; fails with 429 when too many do.
     *
     * @param field of the form, at fault when the rules refuse the password
     */
    CompletableFuture<String> hash(String password, String email, String field) {
        Password request =
                Password.newBuilder().setText(password).setEmail(email).build();
        return Calls.future(accounts.get().hashPassword(request))
                .thenApply(PasswordHash::getEncoded)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(ofField(field, failure)));
    }

    private static Throwable ofField(String field, Throwable failure) {
        Throwable cause = Failures.unwrap(failure);
        if (cause instanceof StatusRuntimeException call
                && call.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
            String rule = String.valueOf(call.getStatus().getDescription());
            return Problems.invalid(List.of(new Problem.FieldError("/" + field, rule)))
                    .raise();
        }
        return cause;
    }

    CompletableFuture<Tokens> signIn(String email, String password) {
        return Calls.future(accounts.get()
                .signIn(SignInRequest.newBuilder()
                        .setEmail(email)
                        .setPassword(password)
                        .build()));
    }

    CompletableFuture<Tokens> refresh(String token) {
        return Calls.future(
                accounts.get().refresh(RefreshToken.newBuilder().setToken(token).build()));
    }

    CompletableFuture<Void> signOut(String token) {
        return Calls.future(accounts.get()
                        .signOut(RefreshToken.newBuilder().setToken(token).build()))
                .thenAccept(done -> {});
    }

    CompletableFuture<Boolean> isPasswordOf(String user, String password) {
        PasswordOf request =
                PasswordOf.newBuilder().setUserId(user).setPassword(password).build();
        return Calls.future(accounts.get().checkPassword(request)).thenApply(PasswordChecked::getRight);
    }
}
