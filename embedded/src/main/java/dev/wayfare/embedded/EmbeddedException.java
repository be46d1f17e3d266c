package dev.wayfare.embedded;

/**
 * Something on this machine keeps an embedded store from running: a port, a folder, a disk, another process. The
 * message is written for the person who started the program: it names what is in the way and what to do about it.
 */
public final class EmbeddedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddedException(String message) {
        super(message);
    }

    public EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }
}
