package dev.wayfare.simulator.load;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes requests from ready bytes. Stateless. */
final class Requests {

    private final String host;

    Requests(URI baseUrl) {
        this.host = baseUrl.getRawAuthority();
    }

    /** All of a POST that stays the same for a path and a person, up to the idempotency key's value. */
    byte[] post(String path, Account account) {
        return ascii("POST /api/v1" + path + " HTTP/1.1\r\nhost: " + host
                + "\r\ncontent-type: application/json\r\nauthorization: Bearer " + account.accessToken()
                + "\r\nidempotency-key: ");
    }

    /** A whole GET. */
    byte[] get(String path, Account account) {
        return ascii("GET /api/v1" + path + " HTTP/1.1\r\nhost: " + host + "\r\nauthorization: Bearer "
                + account.accessToken() + "\r\n\r\n");
    }

    /** The rest of a head: the key, a wait (0 = none) and the body's length. */
    static byte[] rest(String key, int waitS, int bodyLength) {
        String wait = waitS > 0 ? "\r\nprefer: wait=" + waitS : "";
        return ascii(key + wait + "\r\ncontent-length: " + bodyLength + "\r\n\r\n");
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(1_024);
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
