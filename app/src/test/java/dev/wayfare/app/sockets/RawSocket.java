package dev.wayfare.app.sockets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A socket that reads nothing but the answer to its handshake. One thread. */
final class RawSocket implements AutoCloseable {

    private static final int SMALL_BUFFER = 4 * 1024;
    private static final int MASKED = 0x80;

    private final SocketChannel channel;
    private final StringBuilder head = new StringBuilder();

    private RawSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects and asks for a WebSocket; nothing is read yet. */
    static RawSocket ask(URI base, String path, String token) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
        channel.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nhost: " + base.getRawAuthority()
                        + "\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13"
                        + "\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: bearer, " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        return new RawSocket(channel);
    }

    /** Whether the platform has opened the WebSocket. */
    boolean isOpened() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0 && channel.read(one) > 0) {
            head.append((char) one.get(0));
            one.clear();
        }
        if (head.length() > 0 && !"HTTP/1.1 101".startsWith(head.substring(0, Math.min(12, head.length())))) {
            throw new IOException("no WebSocket was opened: " + head);
        }
        return head.indexOf("\r\n\r\n") >= 0;
    }

    /** Writes so many text frames with this text, or fewer when the platform takes no more now. */
    void flood(String text, int most) throws IOException {
        ByteBuffer frame = frame(text);
        for (int i = 0; i < most; i++) {
            frame.rewind();
            if (channel.write(frame) == 0) {
                return;
            }
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    private static ByteBuffer frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(bytes.length + 6);
        frame.put((byte) 0x81).put((byte) (MASKED | bytes.length)).putInt(0).put(bytes);
        return frame.flip();
    }

    @Override
    public void close() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }
}
