package dev.wayfare.app.architecture;

import dev.wayfare.contracts.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules that only source text can show. What is generated lies in {@code target} folders and is passed over. */
record SourceTree(Path root) {

    private static final int MOST_LINES = 400;
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Pattern SETTING = Pattern.compile(
            "\\b(?:settings|given)\\s*\\.(?:find|text|require|number|flag|duration)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /** The project that these tests belong to. */
    static SourceTree ofProject() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("wayfare"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above this one has the launcher 'wayfare'");
            }
        }
        return new SourceTree(folder);
    }

    List<Path> javaFiles() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .map(root::relativize)
                    .filter(file -> namesOf(file).noneMatch(NOT_OURS::contains))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + root, e);
        }
    }

    List<String> filesThatAreTooLong() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : javaFiles()) {
            long lines = text(file).lines().count();
            if (lines > MOST_LINES) {
                tooLong.add(file + " has " + lines + " lines; " + MOST_LINES + " at most");
            }
        }
        return tooLong;
    }

    /** Places outside the catalogue and tests that spell out a topic's name. Names of one word are people's words, too, and are passed over. */
    List<String> topicsByName(Collection<Topic> topics) {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles()) {
            boolean mayName = file.startsWith("contracts") || namesOf(file).anyMatch("test"::equals);
            for (Topic topic : mayName ? List.<Topic>of() : topics) {
                if (topic.name().contains("-") && text(file).contains('"' + topic.name() + '"')) {
                    found.add(file + " spells out " + topic.name() + "; use Topics");
                }
            }
        }
        return found;
    }

    /** Every settings key that main code spells out. */
    Set<String> settings() {
        Set<String> keys = new TreeSet<>();
        for (Path file : javaFiles()) {
            if (namesOf(file).noneMatch("test"::equals)) {
                SETTING.matcher(text(file))
                        .results()
                        .map((MatchResult one) -> one.group(1))
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Stream<String> namesOf(Path file) {
        return Stream.iterate(file, one -> one != null, Path::getParent)
                .map(one -> one.getFileName().toString());
    }
}
