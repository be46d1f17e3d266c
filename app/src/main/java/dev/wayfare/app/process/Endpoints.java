package dev.wayfare.app.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a running process is reached, kept in its data folder while it runs, so that the tools of the command line find it.
 *
 * @param pid of the process; the file of a dead one is passed over
 */
public record Endpoints(long pid, String kafka, String redis, String mongodb) {

    private static final String FILE = "endpoints.properties";

    /** Writes the file. */
    void write(Path data) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("kafka", kafka);
        properties.setProperty("redis", redis);
        properties.setProperty("mongodb", mongodb);
        try (Writer out = Files.newBufferedWriter(data.resolve(FILE))) {
            properties.store(out, "a running wayfare");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + data.resolve(FILE), e);
        }
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + data.resolve(FILE), e);
        }
    }

    /** The process that runs on this folder now; empty when none does. */
    public static Optional<Endpoints> find(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        long pid = Long.parseLong(properties.getProperty("pid", "0"));
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Endpoints(
                pid,
                properties.getProperty("kafka"),
                properties.getProperty("redis"),
                properties.getProperty("mongodb")));
    }
}
