package dev.wayfare.app.bench;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.RecordHeaders;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What can be booked, read from the catalogue: some departures that everybody wants, and the long tail of all others, with
 * hotels among them. Seeded.
 */
final class TravelWorld {

    private static final String SCHEDULED = WireTypes.nameOf(FlightScheduled.class);
    private static final String LISTED = WireTypes.nameOf(HotelListed.class);
    private static final int HOT_AHEAD_DAYS = 30;
    private static final int TAIL_AHEAD_DAYS = 300;
    private static final int HOT_PERCENT = 60;
    private static final int HOTEL_PERCENT = 15;

    private final List<FlightScheduled> flights = new ArrayList<>();
    private final List<HotelListed> hotels = new ArrayList<>();
    private final List<FlightId> hot = new ArrayList<>();
    private final LocalDate today;

    private TravelWorld(LocalDate today) {
        this.today = today;
    }

    /** Reads the catalogue as it is now, and chooses the departures that everybody wants. */
    static TravelWorld read(Kafka kafka, LocalDate today, int hotFlights, Random random) {
        TravelWorld world = new TravelWorld(today);
        try (Consumer<byte[], byte[]> consumer = kafka.consumer("", "bench-catalogue")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.CATALOGUE_EVENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(world::take);
            }
        }
        if (world.flights.isEmpty()) {
            throw new IllegalStateException("the catalogue has no flights to book");
        }
        while (world.hot.size() < hotFlights) {
            world.hot.add(world.departure(HOT_AHEAD_DAYS, random));
        }
        return world;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String type = String.valueOf(RecordHeaders.text(record.headers(), Headers.TYPE));
        if (type.equals(SCHEDULED)) {
            FlightScheduled flight = Json.read(record.value(), FlightScheduled.class);
            boolean hasEconomy =
                    flight.cabins().stream().map(CabinSeats::cabin).anyMatch(cabin -> cabin == Cabin.ECONOMY);
            if (hasEconomy) {
                flights.add(flight);
            }
        } else if (type.equals(LISTED)) {
            hotels.add(Json.read(record.value(), HotelListed.class));
        }
    }

    int flights() {
        return flights.size();
    }

    int hotels() {
        return hotels.size();
    }

    /** Some departure within so many days. */
    FlightId departure(int days, Random random) {
        while (true) {
            FlightScheduled flight = flights.get(random.nextInt(flights.size()));
            LocalDate date = today.plusDays(2 + random.nextInt(days));
            boolean leaves = flight.days().indexOf('0' + date.getDayOfWeek().getValue()) >= 0
                    && flight.season().contains(date);
            if (leaves) {
                return FlightId.of(flight.flight(), date);
            }
        }
    }

    /** One to three things, mostly seats that everybody wants. */
    String booking(Random random) {
        int count = 1 + random.nextInt(3);
        List<String> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item(random));
        }
        return body(items);
    }

    /** One or two seats off the beaten track. */
    String quietBooking(Random random) {
        return body(List.of(seat(departure(TAIL_AHEAD_DAYS, random))));
    }

    private String item(Random random) {
        int chance = random.nextInt(100);
        if (chance < HOT_PERCENT) {
            return seat(hot.get(random.nextInt(hot.size())));
        }
        return chance < HOT_PERCENT + HOTEL_PERCENT && !hotels.isEmpty()
                ? stay(random)
                : seat(departure(TAIL_AHEAD_DAYS, random));
    }

    static String seat(FlightId flight) {
        return "{\"type\":\"flight\",\"flightId\":\"" + flight + "\",\"cabin\":\"ECONOMY\",\"seats\":1}";
    }

    private String stay(Random random) {
        HotelListed hotel = hotels.get(random.nextInt(hotels.size()));
        LocalDate checkIn = today.plusDays(2 + random.nextInt(TAIL_AHEAD_DAYS));
        return "{\"type\":\"hotel\",\"hotelId\":\"" + hotel.hotel() + "\",\"roomType\":\""
                + hotel.roomTypes().getFirst().code() + "\",\"checkIn\":\"" + checkIn + "\",\"checkOut\":\""
                + checkIn.plusDays(1 + random.nextInt(5)) + "\",\"rooms\":1}";
    }

    static String body(List<String> items) {
        return "{\"items\":[" + String.join(",", items) + "],\"travellers\":[{\"name\":\"Ada Bench\"}]}";
    }

    /** From now on so many seats are there, whatever the catalogue lists. */
    static void define(Node node, StockResource stock, int seats) {
        ClaimCommand.Define define = new ClaimCommand.Define(stock.text(), seats, 0);
        String id = "bench-define-" + stock.text();
        node.writer()
                .append(Command.of(Topics.INVENTORY_CLAIMS, stock.text(), define, id, "/wayfare/bench"))
                .join();
    }
}
