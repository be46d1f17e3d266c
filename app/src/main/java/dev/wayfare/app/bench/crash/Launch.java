package dev.wayfare.app.bench.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a process of the platform is started.
 *
 * @param command of the command line, with its own options
 * @param data its folder; its log files lie in {@code logs} below it
 * @param port of its public server
 * @param modules that it runs; empty = all
 * @param settings stronger than its environment, as {@code -D} on the command line
 * @param environment added to ours
 * @param java options of its JVM
 */
public record Launch(
        List<String> command,
        Path data,
        int port,
        List<String> modules,
        Map<String, String> settings,
        Map<String, String> environment,
        List<String> java) {

    /** System property: the class path that an ahead-of-time cache was made for; without it processes have ours and no cache. */
    private static final String CACHED_CLASSES = "wayfare.cached-classes";

    private static final String CACHE = "wayfare.cache";

    public Launch {
        command = List.copyOf(command);
        data = data.toAbsolutePath();
        modules = List.copyOf(modules);
        settings = Map.copyOf(settings);
        environment = Map.copyOf(environment);
        java = List.copyOf(java);
    }

    /** Everything in one process, as {@code ./wayfare up} starts it. */
    public static Launch allInOne(Path data, int port) {
        return new Launch(List.of("up"), data, port, List.of(), Map.of(), Map.of(), asPeopleStartIt());
    }

    private static List<String> asPeopleStartIt() {
        try (InputStream options = Launch.class.getResourceAsStream("/jvm.options")) {
            return new String(Objects.requireNonNull(options).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the options of the JVM cannot be read", e);
        }
    }

    /** Instead of {@code up}. */
    public Launch withCommand(String... words) {
        return new Launch(List.of(words), data, port, modules, settings, environment, java);
    }

    public Launch withModules(String... names) {
        return new Launch(command, data, port, List.of(names), settings, environment, java);
    }

    public Launch withSettings(Map<String, String> more) {
        return new Launch(command, data, port, modules, both(settings, more), environment, java);
    }

    public Launch withEnvironment(Map<String, String> more) {
        return new Launch(command, data, port, modules, settings, both(environment, more), java);
    }

    /** With these options of the JVM after the usual ones. */
    public Launch withJava(String... options) {
        List<String> all = new ArrayList<>(java);
        all.addAll(List.of(options));
        return new Launch(command, data, port, modules, settings, environment, all);
    }

    /** The command line. */
    List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx2g");
        line.addAll(java);
        String classes = System.getProperty(CACHED_CLASSES);
        if (classes == null) {
            line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        } else {
            line.addAll(List.of("-XX:AOTCache=" + System.getProperty(CACHE), "-Xlog:aot*=off", "-Xlog:cds*=off"));
            line.addAll(List.of("-cp", classes));
        }
        line.add("dev.wayfare.app.Wayfare");
        line.addAll(command);
        line.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        if (!modules.isEmpty()) {
            line.addAll(List.of("--modules", String.join(",", modules)));
        }
        settings.forEach((key, value) -> line.add("-D" + key + "=" + value));
        return line;
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
