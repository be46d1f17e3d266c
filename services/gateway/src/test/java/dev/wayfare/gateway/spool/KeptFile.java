package dev.wayfare.gateway.spool;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.embedded.EmbeddedMongo;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Reads the ids of the commands that a store's file holds. */
final class KeptFile {

    private KeptFile() {}

    static List<String> commands(Path folder, String gateway) {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(folder, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            return new MongoKeptCommands(client.getDatabase("wayfare"), gateway, Duration.ofSeconds(5))
                    .oldest(100).stream()
                            .map(one -> RecordHeaders.text(one.record().headers(), Headers.ID))
                            .map(Objects::requireNonNull)
                            .toList();
        }
    }
}
