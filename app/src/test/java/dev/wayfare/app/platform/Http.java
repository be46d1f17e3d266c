package dev.wayfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A plain client of the public port. Every answer is held against the contract, and one that breaks it fails the test. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final URI base;
    private final Contract contract;

    Http(URI base, Contract contract) {
        this.base = base;
        this.contract = contract;
    }

    public Request get(String path) {
        return Request.of(this, "GET", path);
    }

    public Request post(String path) {
        return Request.of(this, "POST", path);
    }

    public Request patch(String path) {
        return Request.of(this, "PATCH", path);
    }

    Reply send(Request request) {
        try {
            return sendSoon(request).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw e;
        }
    }

    CompletableFuture<Reply> sendSoon(Request request) {
        BodyPublisher body =
                request.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body());
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(request.path()))
                .timeout(PATIENCE)
                .method(request.method(), body);
        request.headers().forEach(builder::setHeader);
        return client.sendAsync(builder.build(), BodyHandlers.ofByteArray())
                .thenApply(answer -> checked(new Reply(request, answer.statusCode(), answer.headers(), answer.body())));
    }

    private Reply checked(Reply reply) {
        assertThat(contract.faults(reply)).as("the contract, and %s", reply).isEmpty();
        return reply;
    }

    /** A socket with this token. */
    public Feed open(String path, String token) {
        Feed feed = new Feed();
        WebSocket socket = client.newWebSocketBuilder()
                .subprotocols("bearer", token)
                .buildAsync(URI.create("ws://" + base.getAuthority() + path), feed)
                .join();
        return feed.on(socket);
    }

    /** Where everything is. */
    public URI base() {
        return base;
    }
}
