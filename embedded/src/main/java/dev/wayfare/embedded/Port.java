package dev.wayfare.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Finds the loopback port of one store, and remembers it in a file so that a restart uses the same one. */
final class Port {
    /** Below every system's range of ephemeral ports: while a store is down, no outgoing connection can sit on its port. */
    private static final int LOWEST = 17_000;

    private static final int HIGHEST = 27_000;
    private static final int TRIES = 200;
    private static final String FILE = "PORT";

    private Port() {}

    /** @param wanted the port to use, or 0 for the remembered or any free one */
    static int choose(Path folder, int wanted, String store) {
        Path file = folder.resolve(FILE);
        if (wanted != 0) {
            requireFree(wanted, store);
            return wanted;
        }
        int last = remembered(file);
        return last != 0 && isFree(last) ? last : remember(file, anyFree());
    }

    static void requireFree(int port, String store) {
        if (!isFree(port)) {
            throw new EmbeddedException("Port " + port + " of the embedded " + store
                    + " is in use by another program: end that program, or set another port with embedded."
                    + store.toLowerCase(Locale.ROOT) + ".port (0 takes any free one).");
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException inUse) {
            return false;
        } catch (IOException fault) {
            throw new EmbeddedException("Cannot try port " + port + " on the loopback interface: " + fault, fault);
        }
    }

    static int anyFree() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedException("No free port found between " + LOWEST + " and " + HIGHEST
                + ": end some programs, or set the ports by hand.");
    }

    private static int remembered(Path file) {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException unreadable) {
            throw new EmbeddedException("Cannot read the port in " + file + ": delete that file.", unreadable);
        }
    }

    private static int remember(Path file, int port) {
        try {
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException fault) {
            throw DataFolder.notWritable(file, fault);
        }
    }
}
