package dev.wayfare.simulator.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A WebSocket of a load: opened with blocking calls, then written and read without. Belongs to the load's thread. */
final class FixSocket implements AutoCloseable {

    private static final byte[] UP_TO = "\"upTo\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT = 0x81;
    private static final int MOST_HEAD = 8_192;

    private final SocketChannel channel;
    private ByteBuffer unwritten = ByteBuffer.allocate(0);
    private long upTo;
    private long errors;
    private long frames;
    private long payload;
    private int headLeft;

    private FixSocket(SocketChannel channel) {
        this.channel = channel;
    }

    static FixSocket open(URI baseUrl, String path, String token) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(baseUrl.getHost(), baseUrl.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nhost: " + baseUrl.getRawAuthority()
                        + "\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13"
                        + "\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: bearer, " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            one.clear();
            if (channel.read(one) < 0 || head.length() > MOST_HEAD) {
                throw new EOFException("no WebSocket was opened: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket was opened: " + head);
        }
        channel.configureBlocking(false);
        return new FixSocket(channel);
    }

    SocketChannel channel() {
        return channel;
    }

    /** Writes frames, unless earlier ones still wait for the platform to read. */
    boolean write(ByteBuffer ready) throws IOException {
        if (unwritten.hasRemaining()) {
            channel.write(unwritten);
            if (unwritten.hasRemaining()) {
                return false;
            }
        }
        channel.write(ready);
        if (ready.hasRemaining()) {
            unwritten = ByteBuffer.allocate(ready.remaining()).put(ready).flip();
        }
        return true;
    }

    /** Reads what has come: how far the platform has got. */
    void read(ByteBuffer scratch) throws IOException {
        scratch.clear();
        int count = channel.read(scratch);
        while (count > 0) {
            for (int i = 0; i < scratch.position(); i++) {
                if (headLeft == 0 && payload > 0) {
                    payload--;
                    note(scratch, i, scratch.position());
                } else {
                    head(scratch.get(i) & 0xFF);
                }
            }
            scratch.clear();
            count = channel.read(scratch);
        }
        if (count < 0) {
            throw new EOFException("the platform closed a socket");
        }
    }

    private void note(ByteBuffer bytes, int at, int end) {
        if (bytes.get(at) == '"' && starts(bytes, at, end, UP_TO)) {
            long number = 0;
            for (int i = at + UP_TO.length; i < end && bytes.get(i) >= '0' && bytes.get(i) <= '9'; i++) {
                number = number * 10 + bytes.get(i) - '0';
            }
            upTo = Math.max(upTo, number);
        } else if (bytes.get(at) == '"' && starts(bytes, at, end, ERROR)) {
            errors++;
        }
    }

    /** One byte of a frame's head, which says how long the rest is. */
    private void head(int unsigned) {
        if (headLeft == 0) {
            frames += unsigned == TEXT ? 1 : 0;
            headLeft = 1;
            payload = -1;
        } else if (payload < 0) {
            payload = unsigned < 126 ? unsigned : 0;
            headLeft = unsigned < 126 ? 0 : unsigned == 126 ? 2 : 8;
        } else {
            payload = (payload << 8) | unsigned;
            headLeft--;
        }
    }

    private static boolean starts(ByteBuffer bytes, int at, int end, byte[] what) {
        if (at + what.length > end) {
            return false;
        }
        for (int i = 0; i < what.length; i++) {
            if (bytes.get(at + i) != what[i]) {
                return false;
            }
        }
        return true;
    }

    /** The highest acknowledgement. */
    long upTo() {
        return upTo;
    }

    long errors() {
        return errors;
    }

    /** Text frames that came. */
    long frames() {
        return frames;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
