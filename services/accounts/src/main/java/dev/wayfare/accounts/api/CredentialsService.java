package dev.wayfare.accounts.api;

import dev.wayfare.accounts.password.PasswordHashing;
import dev.wayfare.accounts.password.PasswordRules;
import dev.wayfare.accounts.token.SigningKeys;
import dev.wayfare.contracts.proto.accounts.CredentialsGrpc;
import dev.wayfare.contracts.proto.accounts.GetKeysRequest;
import dev.wayfare.contracts.proto.accounts.KeySet;
import dev.wayfare.contracts.proto.accounts.Password;
import dev.wayfare.contracts.proto.accounts.PasswordChecked;
import dev.wayfare.contracts.proto.accounts.PasswordHash;
import dev.wayfare.contracts.proto.accounts.PasswordOf;
import dev.wayfare.contracts.proto.accounts.RefreshToken;
import dev.wayfare.contracts.proto.accounts.SignInRequest;
import dev.wayfare.contracts.proto.accounts.SignedOut;
import dev.wayfare.contracts.proto.accounts.Tokens;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the gateway. A problem becomes a status, with its frozen code in the trailer {@code wayfare-code}. Blocks, so it is
 * served on virtual threads; thread-safe.
 */
public final class CredentialsService extends CredentialsGrpc.CredentialsImplBase {

    /** Trailer with the problem's code. */
    public static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);

    private static final Logger LOG = LoggerFactory.getLogger(CredentialsService.class);

    private final SignIns signIns;
    private final PasswordHashing passwords;
    private final PasswordRules rules;
    private final SigningKeys keys;

    public CredentialsService(SignIns signIns, PasswordHashing passwords, PasswordRules rules, SigningKeys keys) {
        this.signIns = signIns;
        this.passwords = passwords;
        this.rules = rules;
        this.keys = keys;
    }

    @Override
    public void hashPassword(Password request, StreamObserver<PasswordHash> answer) {
        answer(answer, () -> {
            rules.findFault(request.getText(), request.getEmail()).ifPresent(fault -> {
                throw Problem.of(400, "password-invalid", fault).raise();
            });
            return PasswordHash.newBuilder()
                    .setEncoded(passwords.hash(request.getText()))
                    .build();
        });
    }

    @Override
    public void signIn(SignInRequest request, StreamObserver<Tokens> answer) {
        answer(answer, () -> tokens(signIns.signIn(request.getEmail(), request.getPassword())));
    }

    @Override
    public void refresh(RefreshToken request, StreamObserver<Tokens> answer) {
        answer(answer, () -> tokens(signIns.refresh(request.getToken())));
    }

    @Override
    public void signOut(RefreshToken request, StreamObserver<SignedOut> answer) {
        answer(answer, () -> {
            signIns.signOut(request.getToken());
            return SignedOut.getDefaultInstance();
        });
    }

    @Override
    public void checkPassword(PasswordOf request, StreamObserver<PasswordChecked> answer) {
        answer(answer, () -> PasswordChecked.newBuilder()
                .setRight(Ids.isId(UserId.PREFIX, request.getUserId())
                        && signIns.isPasswordOf(new UserId(request.getUserId()), request.getPassword()))
                .build());
    }

    @Override
    public void getKeys(GetKeysRequest request, StreamObserver<KeySet> answer) {
        answer(answer, () -> KeySet.newBuilder().setJwksJson(keys.publicKeys()).build());
    }

    private static Tokens tokens(SignIns.Pair pair) {
        return Tokens.newBuilder()
                .setAccessToken(pair.accessToken())
                .setRefreshToken(pair.refreshToken())
                .setExpiresInS(Math.toIntExact(pair.expiresIn().toSeconds()))
                .build();
    }

    private static <T> void answer(StreamObserver<T> to, Supplier<T> work) {
        T made;
        try {
            made = work.get();
        } catch (Problem.Raised e) {
            Metadata trailers = new Metadata();
            trailers.put(CODE, e.problem().code());
            to.onError(
                    statusOf(e.problem()).withDescription(e.problem().detail()).asRuntimeException(trailers));
            return;
        } catch (RuntimeException e) {
            LOG.error("a question about credentials could not be answered", e);
            to.onError(
                    Status.INTERNAL.withDescription("see the log of accounts").asRuntimeException());
            return;
        }
        to.onNext(made);
        to.onCompleted();
    }

    private static Status statusOf(Problem problem) {
        return switch (problem.status()) {
            case 400 -> Status.INVALID_ARGUMENT;
            case 401 -> Status.UNAUTHENTICATED;
            case 429 -> Status.RESOURCE_EXHAUSTED;
            case 503 -> Status.UNAVAILABLE;
            default -> Status.INTERNAL;
        };
    }
}
