package dev.wayfare.app.cli;

import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.dlq.DeadLetters;
import dev.wayfare.runtime.dlq.Letter;
import dev.wayfare.runtime.kafka.Kafka;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lives with dead letters. */
@Command(
        name = "dlq",
        description = "Dead letters: what could not be read or decided.",
        mixinStandardHelpOptions = true)
public final class DlqCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(description = "Open letters, grouped by cause.", mixinStandardHelpOptions = true)
    int list(@Mixin LogOptions log) {
        with(log, (letters, out) -> {
            var causes = letters.byCause();
            if (causes.isEmpty()) {
                out.println("no open dead letters");
            }
            causes.forEach((cause, group) -> {
                out.printf("%d  %s%n", group.size(), cause);
                group.stream()
                        .limit(10)
                        .forEach(letter -> out.printf(
                                "    %s  from %s-%s  key %s  %s  %s%n",
                                letter.id(),
                                letter.origin(),
                                letter.place(),
                                letter.key(),
                                letter.type(),
                                letter.time()));
                if (group.size() > 10) {
                    out.printf("    … and %d more%n", group.size() - 10);
                }
            });
        });
        return 0;
    }

    @Command(description = "One letter, whole.", mixinStandardHelpOptions = true)
    int show(@Mixin LogOptions log, @Parameters(paramLabel = "LETTER") String id) {
        with(log, (letters, out) -> {
            Letter letter = letters.get(List.of(id)).getFirst();
            out.printf(
                    "%s%nfrom    %s-%s by %s at %s%nkey     %s%ntype    %s%ncause   %s%nvalue   %s%n%n%s%n",
                    letter.id(),
                    letter.origin(),
                    letter.place(),
                    letter.group(),
                    letter.time(),
                    letter.key(),
                    letter.type(),
                    letter.cause(),
                    letter.value(),
                    letter.stack());
        });
        return 0;
    }

    @Command(description = "Sends letters again, in order per key.", mixinStandardHelpOptions = true)
    int reprocess(@Mixin LogOptions log, @Mixin Choice choice) {
        return resolve(log, choice, DeadLetters::reprocess, "sent again");
    }

    @Command(description = "Puts letters away for good.", mixinStandardHelpOptions = true)
    int discard(@Mixin LogOptions log, @Mixin Choice choice) {
        return resolve(log, choice, DeadLetters::discard, "put away");
    }

    /** Which letters are meant. */
    static final class Choice {

        @Parameters(arity = "0..*", paramLabel = "LETTER", description = "As `dlq list` shows them.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--all", description = "Every open letter.")
        private boolean all;

        private List<Letter> of(DeadLetters letters) {
            if (all) {
                return letters.list();
            }
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("name letters as `dlq list` shows them, or say --all");
            }
            return letters.get(ids);
        }
    }

    private interface Resolving {
        void resolve(DeadLetters letters, List<Letter> chosen, String by);
    }

    private int resolve(LogOptions log, Choice choice, Resolving what, String done) {
        with(log, (letters, out) -> {
            List<Letter> chosen = choice.of(letters);
            what.resolve(letters, chosen, System.getProperty("user.name"));
            out.printf("%d %s%n", chosen.size(), done);
        });
        return 0;
    }

    private void with(LogOptions options, BiConsumer<DeadLetters, PrintWriter> work) {
        PrintWriter out = spec.commandLine().getOut();
        try (LogOptions.OpenLog open = options.open()) {
            Kafka kafka = new Kafka(open.bootstrap(), "dlq", 1, 1);
            try (LogWriter writer =
                    new LogWriter(kafka.producer("dlq", Duration.ofSeconds(10), 0), Clock.systemUTC())) {
                work.accept(new DeadLetters(kafka, writer, Clock.systemUTC()), out);
            }
        }
        out.flush();
    }
}
