package dev.wayfare.app.bench.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a process of the platform is started.
 *
 * @param data its folder; its log files lie in {@code logs} below it
 * @param port of its public server
 * @param modules that it runs; empty = all
 * @param settings stronger than its environment, as {@code -D} on the command line
 * @param environment added to ours
 * @param java options of its JVM
 */
public record Launch(
        Path data,
        int port,
        List<String> modules,
        Map<String, String> settings,
        Map<String, String> environment,
        List<String> java) {

    private static final List<String> AS_PEOPLE_START_IT = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-XX:+UseParallelGC",
            "-Xms256m",
            "-Xmx2g");

    public Launch {
        data = data.toAbsolutePath();
        modules = List.copyOf(modules);
        settings = Map.copyOf(settings);
        environment = Map.copyOf(environment);
        java = List.copyOf(java);
    }

    /** Everything in one process, as {@code ./wayfare up} starts it. */
    public static Launch allInOne(Path data, int port) {
        return new Launch(data, port, List.of(), Map.of(), Map.of(), AS_PEOPLE_START_IT);
    }

    public Launch withModules(String... names) {
        return new Launch(data, port, List.of(names), settings, environment, java);
    }

    public Launch withSettings(Map<String, String> more) {
        return new Launch(data, port, modules, both(settings, more), environment, java);
    }

    public Launch withEnvironment(Map<String, String> more) {
        return new Launch(data, port, modules, settings, both(environment, more), java);
    }

    /** With these options of the JVM after the usual ones. */
    public Launch withJava(String... options) {
        List<String> all = new ArrayList<>(java);
        all.addAll(List.of(options));
        return new Launch(data, port, modules, settings, environment, all);
    }

    /** The command line, on our own class path. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.wayfare.app.Wayfare", "up"));
        command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        if (!modules.isEmpty()) {
            command.addAll(List.of("--modules", String.join(",", modules)));
        }
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        return command;
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
