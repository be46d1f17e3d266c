package dev.wayfare.app.cli;

import dev.wayfare.app.process.Endpoints;
import dev.wayfare.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which log a tool reads: the one named, the one of the process that runs on the data folder, or the folder's own, at rest. */
public final class LogOptions {

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Data folder of the platform (default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--bootstrap", description = "Brokers as host:port; otherwise those of the data folder.")
    private @Nullable String bootstrap;

    /** A log that can be read until closed. */
    record OpenLog(String bootstrap, Optional<EmbeddedKafka> broker) implements AutoCloseable {
        @Override
        public void close() {
            broker.ifPresent(EmbeddedKafka::close);
        }
    }

    OpenLog open() {
        if (bootstrap != null) {
            return new OpenLog(bootstrap, Optional.empty());
        }
        Path folder = data.toAbsolutePath();
        Optional<Endpoints> running = Endpoints.find(folder);
        if (running.isPresent()) {
            return new OpenLog(running.get().kafka(), Optional.empty());
        }
        if (!Files.isDirectory(folder.resolve("kafka"))) {
            throw new IllegalArgumentException(
                    "no log in " + folder + "; name a data folder with --data or brokers with --bootstrap");
        }
        return atRest(folder);
    }

    /** As {@link #open}, and an empty log where the folder has none yet. */
    OpenLog openOrCreate() {
        Path folder = data.toAbsolutePath();
        boolean isNew = bootstrap == null && !Files.isDirectory(folder.resolve("kafka"));
        return isNew ? atRest(folder) : open();
    }

    private static OpenLog atRest(Path folder) {
        EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        return new OpenLog(broker.bootstrap(), Optional.of(broker));
    }
}
