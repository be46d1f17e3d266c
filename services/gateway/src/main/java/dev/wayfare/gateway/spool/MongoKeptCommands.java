package dev.wayfare.gateway.spool;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Commands in the collection {@code spooled-commands}, one document each: {@code {_id: gateway/sequence, topic, key, value,
 * headers, validUntil}}. Every gateway sees its own. Writes are journaled.
 */
final class MongoKeptCommands implements KeptCommands {

    static final String COLLECTION = "spooled-commands";

    private static final Bson BY_ID = Sorts.ascending("_id");

    private final MongoCollection<Document> collection;
    private final Bson mine;

    /**
     * Keeps commands of one gateway.
     *
     * @param gateway its name, the same after a restart
     * @param atMost how long MongoDB may take
     */
    MongoKeptCommands(MongoDatabase database, String gateway, Duration atMost) {
        collection = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.JOURNALED)
                .withTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
        mine = Filters.and(Filters.gte("_id", gateway + '/'), Filters.lt("_id", gateway + (char) ('/' + 1)));
    }

    @Override
    public void add(List<Kept> commands) {
        collection.insertMany(commands.stream().map(MongoKeptCommands::document).toList());
    }

    @Override
    public List<Kept> oldest(int most) {
        List<Kept> oldest = new ArrayList<>();
        collection
                .find(mine)
                .sort(BY_ID)
                .limit(most)
                .map(MongoKeptCommands::kept)
                .into(oldest);
        return oldest;
    }

    @Override
    public void remove(Collection<String> ids) {
        collection.deleteMany(Filters.in("_id", ids));
    }

    @Override
    public void each(Seen seen) {
        for (Document one : collection.find(mine).projection(Projections.include("topic", "key"))) {
            seen.command(one.getString("_id"), Kept.lane(one.getString("topic"), one.getString("key")));
        }
    }

    private static Document document(Kept command) {
        ProducerRecord<byte[], byte[]> record = command.record();
        Document headers = new Document();
        for (Header header : record.headers()) {
            headers.append(header.key(), text(header.value()));
        }
        return new Document("_id", command.id())
                .append("topic", record.topic())
                .append("key", text(record.key()))
                .append("value", new Binary(record.value()))
                .append("headers", headers)
                .append("validUntil", Date.from(command.validUntil()));
    }

    private static Kept kept(Document document) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                document.getString("topic"),
                bytes(document.getString("key")),
                document.get("value", Binary.class).getData());
        document.get("headers", Document.class)
                .forEach((name, value) -> record.headers().add(name, bytes((String) value)));
        Instant validUntil = document.getDate("validUntil").toInstant();
        return new Kept(document.getString("_id"), record, validUntil);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
