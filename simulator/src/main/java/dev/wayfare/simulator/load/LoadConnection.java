package dev.wayfare.simulator.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection with at most one request on its way. Lives on the load's thread. */
final class LoadConnection {

    private static final int IN = 64 * 1024;
    private static final int OUT = 16 * 1024;

    private final InetSocketAddress target;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocateDirect(IN);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT);
    private HttpAnswers answers = new HttpAnswers();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable Exchange exchange;

    LoadConnection(InetSocketAddress target, Selector selector) {
        this.target = target;
        this.selector = selector;
    }

    boolean isFree() {
        return exchange == null;
    }

    /** Sends a request. The connection must be free; it is opened when it is not open. */
    void send(Exchange next) {
        exchange = next;
        byte[] request = next.request();
        out.clear();
        if (request.length > out.capacity()) {
            throw new IllegalArgumentException("a request of " + request.length + " bytes is too large for a load");
        }
        out.put(request).flip();
        try {
            SocketChannel open = opened();
            if (!open.isConnectionPending()) {
                write(open);
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private SocketChannel opened() throws IOException {
        if (channel != null) {
            return channel;
        }
        SocketChannel fresh = SocketChannel.open();
        fresh.configureBlocking(false);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = fresh.connect(target);
        key = fresh.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        channel = fresh;
        in.clear();
        answers = new HttpAnswers();
        return fresh;
    }

    private void write(SocketChannel open) throws IOException {
        open.write(out);
        if (key != null) {
            int interest = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }
    }

    /** The selector says that something can be done. */
    void ready() {
        SocketChannel open = channel;
        SelectionKey ready = key;
        if (open == null || ready == null || !ready.isValid()) {
            return;
        }
        try {
            if (ready.isConnectable() && open.finishConnect()) {
                write(open);
            } else if (ready.isWritable()) {
                write(open);
            }
            if (ready.isReadable()) {
                read(open);
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private void read(SocketChannel open) throws IOException {
        int count = open.read(in);
        if (count < 0) {
            fail("closed by the platform");
            return;
        }
        Exchange waiting = exchange;
        if (waiting == null) {
            in.clear();
            return;
        }
        HttpAnswers.Response response = answers.take(in, waiting.wantsBody());
        if (response != null) {
            exchange = null;
            waiting.answered(response.status(), response.body(), System.nanoTime());
        } else if (!in.hasRemaining()) {
            fail("an answer of more than " + IN + " bytes");
        }
    }

    private void fail(String why) {
        Exchange waiting = exchange;
        exchange = null;
        close();
        if (waiting != null) {
            waiting.broken(why, System.nanoTime());
        }
    }

    void close() {
        SocketChannel open = channel;
        channel = null;
        key = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a connection", e);
            }
        }
    }
}
