package dev.wayfare.gateway.people;

import dev.wayfare.contracts.proto.accounts.Tokens;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.limits.Limits;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** {@code /auth/…}: tokens for a password, new tokens for a refresh token, the end of a session. */
public final class Sessions {

    private static final int LONGEST_TOKEN = 512;

    private final Credentials credentials;
    private final Limits limits;

    public Sessions(Credentials credentials, Limits limits) {
        this.credentials = credentials;
        this.limits = limits;
    }

    /**
     * Tokens as clients see them.
     *
     * @param expiresIn seconds until the access token ends
     */
    record Granted(String accessToken, String refreshToken, String tokenType, int expiresIn) {}

    public CompletionStage<Answer> signIn(Call call) {
        Form form = call.form();
        String email = form.text("email", 3, 254);
        String password = form.text("password", 1, 200);
        form.check();
        limits.countSignIn(email.strip().toLowerCase(Locale.ROOT));
        return credentials.signIn(email, password).thenApply(Sessions::granted);
    }

    public CompletionStage<Answer> refresh(Call call) {
        return credentials.refresh(token(call)).thenApply(Sessions::granted);
    }

    public CompletionStage<Answer> signOut(Call call) {
        return credentials.signOut(token(call)).thenApply(done -> Answer.empty());
    }

    private static String token(Call call) {
        Form form = call.form();
        String token = form.text("refreshToken", 1, LONGEST_TOKEN);
        form.check();
        return token;
    }

    private static Answer granted(Tokens tokens) {
        Granted granted =
                new Granted(tokens.getAccessToken(), tokens.getRefreshToken(), "Bearer", tokens.getExpiresInS());
        return Answer.json(200, granted).with("cache-control", "no-store");
    }
}
