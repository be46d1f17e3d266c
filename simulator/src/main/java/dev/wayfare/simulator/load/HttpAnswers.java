package dev.wayfare.simulator.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the end of an HTTP/1.1 answer in what has been read. Not thread-safe. */
final class HttpAnswers {

    /** A whole answer. */
    record Response(int status, byte[] body) {}

    private static final byte[] NOTHING = new byte[0];

    private int headLength;
    private int bodyLength;
    private int status;
    private boolean chunked;

    HttpAnswers() {
        reset();
    }

    private void reset() {
        headLength = -1;
    }

    /**
     * Looks whether a whole answer is there; if so, takes it out of the buffer.
     *
     * @param in filled from 0 to its position
     */
    @Nullable
    Response take(ByteBuffer in, boolean wantsBody) {
        if (headLength < 0 && !readHead(in)) {
            return null;
        }
        int end = chunked ? endOfChunks(in) : headLength + bodyLength;
        if (end < 0 || in.position() < end) {
            return null;
        }
        byte[] body = NOTHING;
        if (wantsBody) {
            byte[] raw = new byte[end - headLength];
            in.get(headLength, raw);
            body = chunked ? joined(raw) : raw;
        }
        Response response = new Response(status, body);
        in.flip().position(end);
        in.compact();
        reset();
        return response;
    }

    private boolean readHead(ByteBuffer in) {
        int end = find(in, 0, "\r\n\r\n");
        if (end < 0) {
            return false;
        }
        byte[] bytes = new byte[end];
        in.get(0, bytes);
        String head = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        status = Integer.parseInt(head.substring(9, 12));
        chunked = head.contains("\r\ntransfer-encoding: chunked");
        bodyLength = 0;
        int length = head.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int from = length + "\r\ncontent-length:".length();
            int to = head.indexOf("\r\n", from);
            bodyLength = Integer.parseInt(
                    head.substring(from, to < 0 ? head.length() : to).strip());
        }
        headLength = end + 4;
        return true;
    }

    private int endOfChunks(ByteBuffer in) {
        int end = find(in, headLength - 2, "\r\n0\r\n\r\n");
        return end < 0 ? -1 : end + 7;
    }

    /** Chunk sizes fall away; bodies here are small JSON. */
    private static byte[] joined(byte[] raw) {
        StringBuilder body = new StringBuilder();
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (true) {
            int line = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, line), 16);
            if (size == 0) {
                return body.toString().getBytes(StandardCharsets.ISO_8859_1);
            }
            body.append(text, line + 2, line + 2 + size);
            at = line + 4 + size;
        }
    }

    private static int find(ByteBuffer in, int from, String what) {
        int last = in.position() - what.length();
        for (int i = from; i <= last; i++) {
            int j = 0;
            while (j < what.length() && in.get(i + j) == what.charAt(j)) {
                j++;
            }
            if (j == what.length()) {
                return i;
            }
        }
        return -1;
    }
}
