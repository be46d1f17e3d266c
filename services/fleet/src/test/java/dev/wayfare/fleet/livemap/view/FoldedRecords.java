package dev.wayfare.fleet.livemap.view;

import static dev.wayfare.fleet.drivers.model.DriverStory.CAR;
import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as drivers and their owner write them, of drivers called by a word. Stateless. */
final class FoldedRecords {

    private FoldedRecords() {}

    static GeoPoint north(double metres) {
        return new GeoPoint(HERE.lat() + metres / 111_195, HERE.lon());
    }

    static UserId driver(String name) {
        return new UserId(Ids.derive(UserId.PREFIX, name));
    }

    static RideId ride(String name) {
        return new RideId(Ids.derive(RideId.PREFIX, name));
    }

    static ClaimId offer(String name) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, name));
    }

    static ConsumerRecord<byte[], byte[]> registered(String name) {
        return event(name, 1, new DriverEvent.DriverRegistered(driver(name), name, CAR, T0));
    }

    static ConsumerRecord<byte[], byte[]> online(String name, GeoPoint at) {
        return event(name, 2, new DriverEvent.WentOnline(at, List.of("standard"), T0));
    }

    static ClaimOutcome.Held held(String name) {
        return new ClaimOutcome.Held(
                driver(name).value(), offer(name), ride(name).value(), 1, List.of(""), T0.plusSeconds(15), null, T0);
    }

    static ClaimOutcome.Expired expired(String name) {
        return new ClaimOutcome.Expired(
                driver(name).value(), offer(name), ride(name).value(), T0.plusSeconds(15));
    }

    static ConsumerRecord<byte[], byte[]> event(String name, long version, Object event) {
        ConsumerRecord<byte[], byte[]> record = record(Topics.DRIVER_EVENTS, name, Json.write(event), version, T0);
        record.headers().add(Headers.TYPE, bytes(WireTypes.nameOf(event.getClass())));
        record.headers().add(Headers.VERSION, bytes(Long.toString(version)));
        return record;
    }

    static ConsumerRecord<byte[], byte[]> fix(String name, GeoPoint at, int second) {
        Instant when = T0.plusSeconds(second);
        LocationFix fix = new LocationFix(at.lat(), at.lon(), when, 90, 10, 5);
        return record(Topics.DRIVER_LOCATION_UPDATES, name, new LocationFixes(List.of(fix)).encode(), second, when);
    }

    static ConsumerRecord<byte[], byte[]> fixes(String name, int... seconds) {
        List<LocationFix> fixes = new ArrayList<>();
        for (int second : seconds) {
            GeoPoint at = north(second * 100);
            fixes.add(new LocationFix(at.lat(), at.lon(), T0.plusSeconds(second), 90, 10, 5));
        }
        return record(Topics.DRIVER_LOCATION_UPDATES, name, new LocationFixes(fixes).encode(), 99, T0.plusSeconds(20));
    }

    static ConsumerRecord<byte[], byte[]> raw(String name, byte[] value, long offset) {
        ConsumerRecord<byte[], byte[]> good = record(Topics.DRIVER_LOCATION_UPDATES, name, value, offset, T0);
        return name.equals("nobody") ? new ConsumerRecord<>(good.topic(), 0, offset, bytes("nobody"), value) : good;
    }

    static ConsumerRecord<byte[], byte[]> record(Topic topic, String name, byte[] value, long offset, Instant at) {
        return new ConsumerRecord<>(
                topic.name(),
                0,
                offset,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                value.length,
                bytes(driver(name).value()),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
