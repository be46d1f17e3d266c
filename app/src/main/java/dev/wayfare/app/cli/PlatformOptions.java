package dev.wayfare.app.cli;

import dev.wayfare.app.process.Modules;
import dev.wayfare.app.process.Platform;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Vitals;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that starts a process takes. */
public final class PlatformOptions {

    /** Where log files go; read by the logging configuration. */
    private static final String LOGS = "WAYFARE_LOGS";

    private static final String GATEWAY = "gateway";

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of REST, WebSocket and gRPC; without the gateway, of health and metrics (default"
                    + " ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Folder for everything that is kept (default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--modules", split = ",", description = "Only these modules, such as rides,fleet; all by default.")
    private @Nullable List<String> modules;

    @Option(names = "--config", description = "A YAML file with settings.")
    private @Nullable Path config;

    @Option(names = "--osm", description = "An OpenStreetMap extract; travel times are then of its roads.")
    private @Nullable Path osm;

    @Option(names = "-D", description = "One setting, such as -Ddispatch.window=0s.")
    private Map<String, String> settings = new HashMap<>();

    Platform start(PrintWriter out) throws Exception {
        if (System.getenv(LOGS) == null) {
            System.setProperty(LOGS, data().resolve("logs").toString());
        }
        Map<String, String> overrides = new HashMap<>(settings);
        overrides.putIfAbsent("http.port", Integer.toString(port));
        if (osm != null) {
            overrides.putIfAbsent("routing.osm", osm.toAbsolutePath().toString());
        }
        Modules all = Modules.announcing((email, password, file) -> {
            out.println("first admin: " + email + "  password: " + password + "  (kept in " + file + ")");
            out.flush();
        });
        List<Module> chosen = all.named(modules == null ? all.names() : modules);
        return Platform.start(data(), chosen, overrides, Optional.ofNullable(config));
    }

    /** Sets what the user did not set himself. */
    void orElse(String key, String value) {
        settings.putIfAbsent(key, value);
    }

    /** Where a ready process is reached: its public API, or where it has none, its health. */
    String readyAt() {
        return modules == null || modules.contains(GATEWAY)
                ? url()
                : url() + Vitals.READY + " with " + String.join(", ", modules);
    }

    String url() {
        return "http://localhost:" + settings.getOrDefault("http.port", Integer.toString(port));
    }

    Path data() {
        return data.toAbsolutePath();
    }
}
