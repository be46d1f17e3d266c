package dev.wayfare.app.cli;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.wayfare.app.process.Endpoints;
import dev.wayfare.embedded.EmbeddedMongo;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.views.Views;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Drops a view's documents and how far it has read, while nobody folds it; its projection folds it anew from the log when it
 * starts next. Views are known by their offsets, so that this works for any view, whatever modules run where.
 */
@Command(
        name = "rebuild",
        description = "Drops a view of a stopped platform; it is folded anew from the log at the next start.",
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {

    private static final String OFFSETS = "view_offsets";
    private static final int PARTS = 3;

    @Parameters(paramLabel = "VIEW", description = "Such as rides or bills.")
    private String view;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Data folder of the platform (default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--config", description = "A YAML file with settings.")
    private @Nullable Path config;

    @Option(names = "-D", description = "One setting, such as -Dmongodb.uri=mongodb://host:27017.")
    private Map<String, String> settings = new TreeMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        Settings given = Settings.read(settings, Optional.ofNullable(config));
        Optional<String> uri = given.find("mongodb.uri");
        if (uri.isPresent()) {
            drop(uri.get(), given.require("kafka.bootstrap"));
            return 0;
        }
        Path folder = data.toAbsolutePath();
        Optional<Endpoints> running = Endpoints.find(folder);
        if (running.isPresent()) {
            throw new IllegalStateException("the platform runs on " + folder + " (process "
                    + running.get().pid() + "): stop it, then rebuild " + view);
        }
        if (!Files.isDirectory(folder.resolve("mongo"))) {
            throw new IllegalArgumentException("no views in " + folder + "; name a data folder with --data");
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(folder.resolve("mongo"), 0)) {
            drop(mongo.uri(), null);
        }
        return 0;
    }

    /**
     * Drops it.
     *
     * @param bootstrap brokers that know whether somebody folds it now; null where nobody can
     */
    private void drop(String uri, @Nullable String bootstrap) throws ExecutionException, InterruptedException {
        ConnectionString connection = new ConnectionString(uri);
        try (MongoClient client = MongoClients.create(connection)) {
            MongoDatabase database =
                    client.getDatabase(connection.getDatabase() == null ? "wayfare" : connection.getDatabase());
            String group = groupOf(database);
            if (bootstrap != null) {
                refuseWhileFolded(group, bootstrap);
            }
            long documents = database.getCollection(view).countDocuments();
            new Views(database).drop(view, group);
            spec.commandLine()
                    .getOut()
                    .println("dropped " + view + " (" + documents
                            + " documents); it is folded anew from the log when the platform starts next");
            spec.commandLine().getOut().flush();
        }
    }

    private String groupOf(MongoDatabase database) {
        Map<String, String> groups = new TreeMap<>();
        for (Document offset : database.getCollection(OFFSETS).find()) {
            String group = offset.getString("_id").split("/", 2)[0];
            groups.put(group.split("-", PARTS)[PARTS - 1], group);
        }
        String group = groups.get(view);
        if (group == null) {
            throw new IllegalArgumentException("no view '" + view + "' has been folded yet; there are "
                    + (groups.isEmpty() ? "none" : String.join(", ", groups.keySet())));
        }
        return group;
    }

    private void refuseWhileFolded(String group, String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            ConsumerGroupDescription described = admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get();
            if (!described.members().isEmpty()) {
                throw new IllegalStateException("somebody folds " + view + " now (" + group + " has "
                        + described.members().size() + " members): stop the processes that run it, wait a minute, then"
                        + " rebuild it");
            }
        }
    }
}
