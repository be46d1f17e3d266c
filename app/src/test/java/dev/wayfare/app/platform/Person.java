package dev.wayfare.app.platform;

/**
 * Somebody with an account, signed in.
 *
 * @param token the access token
 * @param refreshToken the token for the next one
 */
public record Person(Http http, String id, String email, String password, String token, String refreshToken) {

    private static final String BASE = "/api/v1";

    public Request get(String path) {
        return http.get(BASE + path).token(token);
    }

    public Request post(String path) {
        return http.post(BASE + path).token(token);
    }

    public Request post(String path, Object body) {
        return post(path).json(body);
    }

    public Request patch(String path, Object body) {
        return http.patch(BASE + path).token(token).json(body);
    }

    /** The person's own feed. */
    public Feed feed() {
        return http.open("/ws/me", token);
    }

    /** A ride as it happens. */
    public Feed rideFeed(String ride) {
        return http.open("/ws/rides/" + ride, token);
    }

    /** A driver's own socket. */
    public Feed driverFeed() {
        return http.open("/ws/drivers/me", token);
    }
}
