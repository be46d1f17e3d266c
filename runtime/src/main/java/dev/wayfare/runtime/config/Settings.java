package dev.wayfare.runtime.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of a process, from strongest to weakest: the command line, the environment ({@code KAFKA_BOOTSTRAP} for
 * {@code kafka.bootstrap}), the configuration file. Each module reads its own section into a record once, at start.
 * A key in the file that nobody reads is an error, so that a typing mistake never goes unnoticed. Thread-safe.
 */
public final class Settings {

    private static final int COMMAND_LINE = 400;

    private final SmallRyeConfig config;
    private final Set<String> fileKeys = new TreeSet<>();
    private final Set<String> known = new ConcurrentSkipListSet<>();

    private Settings(SmallRyeConfig config, Optional<ConfigSource> file) {
        this.config = config;
        file.ifPresent(source -> fileKeys.addAll(source.getPropertyNames()));
    }

    /**
     * Reads settings.
     *
     * @param commandLine strongest
     * @param file YAML; may be absent
     * @throws IllegalArgumentException when the file cannot be read; the message names it
     */
    public static Settings read(Map<String, String> commandLine, Optional<Path> file) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(commandLine, "command line", COMMAND_LINE))
                .addDefaultInterceptors()
                .addSystemSources();
        Optional<ConfigSource> source = file.map(Settings::yaml);
        source.ifPresent(builder::withSources);
        return new Settings(builder.build(), source);
    }

    private static ConfigSource yaml(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read the configuration file " + file + "; check --config");
        }
        try {
            return new YamlConfigSource(file.toUri().toURL(), 100);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the configuration file " + file + ": " + e.getMessage(), e);
        }
    }

    public Optional<String> find(String key) {
        known.add(key);
        return config.getOptionalValue(key, String.class).filter(text -> !text.isBlank());
    }

    /** The text of this key, or its default. */
    public String text(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    /** The text of a key that must be set. */
    public String require(String key) {
        return find(key)
                .orElseThrow(() -> new NoSuchElementException(
                        "setting '" + key + "' is missing; set it in the " + "configuration file or as "
                                + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_')));
    }

    /** A whole number within bounds. */
    public int number(String key, int otherwise, int least, int most) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get().trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text.get(), "a whole number from " + least + " to " + most);
        }
        throw wrong(key, text.get(), "a whole number from " + least + " to " + most);
    }

    public boolean flag(String key, boolean otherwise) {
        return find(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw wrong(key, text, "true or false");
                })
                .orElse(otherwise);
    }

    /** A duration such as {@code 500ms}, {@code 20s}, {@code 5m}, {@code 24h} or {@code 7d}. */
    public Duration duration(String key, Duration otherwise) {
        return find(key).map(text -> parse(key, text)).orElse(otherwise);
    }

    /**
     * To be called when every module has read its section.
     *
     * @throws IllegalArgumentException naming the keys of the file that nobody read
     */
    public void requireAllKnown() {
        Set<String> unknown = new TreeSet<>(fileKeys);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown settings " + unknown + " in the configuration file; known are " + known);
        }
    }

    private static Duration parse(String key, String text) {
        var parts = java.util.regex.Pattern.compile("(\\d{1,9})(ms|s|m|h|d)").matcher(text.trim());
        if (!parts.matches()) {
            throw wrong(key, text, "a duration such as 500ms, 20s, 5m, 24h or 7d");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static IllegalArgumentException wrong(String key, String text, String expected) {
        return new IllegalArgumentException("setting '" + key + "' is '" + text + "'; it must be " + expected);
    }
}
