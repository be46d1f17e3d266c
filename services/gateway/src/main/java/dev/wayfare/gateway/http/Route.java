package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.HttpMethod;
import java.util.concurrent.CompletionStage;

/**
 * One address of the API.
 *
 * @param path as Armeria writes it: {@code /api/v1/rides/{id}}
 * @param largest body in bytes
 */
public record Route(HttpMethod method, String path, Access access, int largest, Handler handler) {

    /** The cap of most bodies. */
    public static final int BODY = 64 * 1024;

    private static final String BASE = "/api/v1";

    /** Answers a call; runs on an event loop and must not block. Problems are thrown as {@code Problem.Raised}. */
    public interface Handler {
        CompletionStage<Answer> handle(Call call);
    }

    public static Route get(String path, Access access, Handler handler) {
        return new Route(HttpMethod.GET, BASE + path, access, 0, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route(HttpMethod.POST, BASE + path, access, BODY, handler);
    }

    public static Route patch(String path, Access access, Handler handler) {
        return new Route(HttpMethod.PATCH, BASE + path, access, BODY, handler);
    }

    /** An address outside of the API's base. */
    public static Route top(String path, Handler handler) {
        return new Route(HttpMethod.GET, path, Access.ANYBODY, 0, handler);
    }

    public Route largest(int bytes) {
        return new Route(method, path, access, bytes, handler);
    }
}
