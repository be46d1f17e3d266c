package dev.wayfare.app.cli;

import dev.wayfare.contracts.catalogue.CatalogueEvent.AirportListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.travel.catalogue.stream.CatalogueLog;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import dev.wayfare.travel.catalogue.world.RowFault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in what others know. */
@Command(name = "import", description = "Takes in data of others.", mixinStandardHelpOptions = true)
public final class ImportCommand implements Runnable {

    private static final int SHOWN = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What the numbers of a currency and of an import are is the user's; the same seed makes the same flights. */
    @Command(
            description =
                    "Makes a catalogue of OpenFlights' airports and routes: flights, hotels and cars. The same import"
                            + " twice changes nothing. The platform may run or rest.",
            mixinStandardHelpOptions = true)
    int openflights(
            @Mixin LogOptions options,
            @Parameters(paramLabel = "DIR", description = "With airports.dat, airlines.dat and routes.dat.")
                    Path folder,
            @Option(
                            names = "--seed",
                            defaultValue = "7",
                            description = "Decides what the files do not tell (default ${DEFAULT-VALUE}).")
                    long seed,
            @Option(
                            names = "--currency",
                            defaultValue = "USD",
                            description = "Of all prices (default ${DEFAULT-VALUE}).")
                    String currency,
            @Option(names = "--faults", description = "Shows every row that could not be used.") boolean all)
            throws ExecutionException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long startedNs = System.nanoTime();
        MadeCatalogue.requireReadable(folder, currency);
        CompletableFuture<MadeCatalogue> reading =
                CompletableFuture.supplyAsync(() -> MadeCatalogue.ofOpenFlights(folder, seed, currency));
        try (LogOptions.OpenLog log = options.openOrCreate()) {
            MadeCatalogue made = made(reading);
            told(out, made, all);
            CatalogueLog.Imported imported = write(log.bootstrap(), made);
            out.printf(
                    "%,d facts written, %,d unchanged, %,d withdrawn, in %.1f s%n",
                    imported.written(),
                    imported.unchanged(),
                    imported.withdrawn(),
                    (System.nanoTime() - startedNs) / 1e9);
        }
        out.flush();
        return 0;
    }

    private static MadeCatalogue made(CompletableFuture<MadeCatalogue> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static CatalogueLog.Imported write(String bootstrap, MadeCatalogue made)
            throws ExecutionException, InterruptedException {
        Settings settings = Settings.read(Map.of("kafka.bootstrap", bootstrap, "node.id", "import"), Optional.empty());
        Kafka kafka = Kafka.from(settings);
        try (Admin admin = kafka.admin()) {
            if (!admin.listTopics().names().get().contains(Topics.CATALOGUE_EVENTS.name())) {
                kafka.ensureTopics(List.of());
            }
        }
        try (LogWriter writer = new LogWriter(kafka.producer("import", PATIENCE, 5), Clock.systemUTC())) {
            return new CatalogueLog(kafka, writer).write(made);
        }
    }

    private static void told(PrintWriter out, MadeCatalogue made, boolean all) {
        out.printf(
                "%,d routes: %,d flights between %,d airports, %,d hotels, %,d classes of cars%n",
                made.rows(),
                count(made, FlightScheduled.class),
                count(made, AirportListed.class),
                count(made, HotelListed.class),
                count(made, CarClassListed.class));
        if (made.zonesGuessed() > 0) {
            out.printf(
                    "%,d airports keep the time of their nearest neighbour, since none is told%n", made.zonesGuessed());
        }
        List<RowFault> faults = made.faults();
        if (!faults.isEmpty()) {
            out.printf("%,d rows could not be used:%n", faults.size());
            faults.stream().limit(all ? faults.size() : SHOWN).forEach(fault -> out.println("  " + fault));
            if (!all && faults.size() > SHOWN) {
                out.printf("  … and %,d more; --faults shows them%n", faults.size() - SHOWN);
            }
        }
        out.flush();
    }

    private static long count(MadeCatalogue made, Class<?> type) {
        return made.events().stream().filter(type::isInstance).count();
    }
}
