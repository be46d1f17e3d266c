package dev.wayfare.runtime.config;

import java.io.IOException;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a port before anything is started on it, for a message that says what to do. */
public final class FreePort {

    private static final Logger LOG = LoggerFactory.getLogger(FreePort.class);

    private FreePort() {}

    /**
     * Does nothing when the port can be opened; 0 always can.
     *
     * @param settings that set it, in words
     * @throws IllegalArgumentException that names port and settings
     */
    public static void require(int port, String settings) {
        try (ServerSocket probe = new ServerSocket(port)) {
            LOG.debug("port {} is free", probe.getLocalPort());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "port " + port + " cannot be opened (" + e.getMessage()
                            + "); stop what uses it, or choose another one by " + settings,
                    e);
        }
    }
}
