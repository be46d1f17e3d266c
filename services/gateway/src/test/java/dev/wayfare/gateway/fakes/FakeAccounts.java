package dev.wayfare.gateway.fakes;

import dev.wayfare.contracts.proto.accounts.CredentialsGrpc;
import dev.wayfare.contracts.proto.accounts.Password;
import dev.wayfare.contracts.proto.accounts.PasswordChecked;
import dev.wayfare.contracts.proto.accounts.PasswordHash;
import dev.wayfare.contracts.proto.accounts.PasswordOf;
import dev.wayfare.contracts.proto.accounts.RefreshToken;
import dev.wayfare.contracts.proto.accounts.SignInRequest;
import dev.wayfare.contracts.proto.accounts.SignedOut;
import dev.wayfare.contracts.proto.accounts.Tokens;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** Accounts that know one password: {@code right}, until it is changed. */
public final class FakeAccounts extends CredentialsGrpc.CredentialsImplBase {

    private static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);

    private volatile boolean busy;
    private volatile String password = "right";

    /** From now on this is the password. */
    public void rightPassword(String text) {
        password = text;
    }

    /** From now on the pool is full. */
    public void fillPool() {
        busy = true;
    }

    @Override
    public void hashPassword(Password request, StreamObserver<PasswordHash> answer) {
        if (busy) {
            answer.onError(refused(Status.RESOURCE_EXHAUSTED, "busy", "the pool is full"));
        } else if (request.getText().length() < 8) {
            answer.onError(refused(Status.INVALID_ARGUMENT, "password-invalid", "at least 8 characters"));
        } else {
            answer(answer, PasswordHash.newBuilder().setEncoded("$argon2id$x").build());
        }
    }

    @Override
    public void signIn(SignInRequest request, StreamObserver<Tokens> answer) {
        if (request.getPassword().equals(password)) {
            answer(answer, tokens());
        } else {
            answer.onError(refused(Status.UNAUTHENTICATED, "credentials-wrong", "no such person"));
        }
    }

    @Override
    public void refresh(RefreshToken request, StreamObserver<Tokens> answer) {
        answer(answer, tokens());
    }

    @Override
    public void signOut(RefreshToken request, StreamObserver<SignedOut> answer) {
        answer(answer, SignedOut.getDefaultInstance());
    }

    @Override
    public void checkPassword(PasswordOf request, StreamObserver<PasswordChecked> answer) {
        answer(
                answer,
                PasswordChecked.newBuilder()
                        .setRight(request.getPassword().equals(password))
                        .build());
    }

    private static Tokens tokens() {
        return Tokens.newBuilder()
                .setAccessToken("access")
                .setRefreshToken("refresh")
                .setExpiresInS(900)
                .build();
    }

    private static RuntimeException refused(Status status, String code, String detail) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, code);
        return status.withDescription(detail).asRuntimeException(trailers);
    }

    private static <T> void answer(StreamObserver<T> to, T value) {
        to.onNext(value);
        to.onCompleted();
    }
}
