package dev.wayfare.travel.search.stock;

import static dev.wayfare.travel.booking.model.SampleBookings.FLEX;
import static dev.wayfare.travel.booking.model.SampleBookings.TRAVELLER;
import static dev.wayfare.travel.booking.model.SampleBookings.booking;
import static dev.wayfare.travel.booking.model.SampleBookings.seat;
import static dev.wayfare.travel.booking.model.SampleBookings.stay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.travel.booking.model.SampleBookings;
import dev.wayfare.travel.catalogue.model.StockKey;
import dev.wayfare.travel.inventory.model.Stock;
import dev.wayfare.travel.market.Market;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What searches know of stock, made anew from the beginning of the log, against what its owners hold. */
class StockReplayTest {

    private static final int CAPACITY = 2;

    @Test
    void a_replay_from_the_beginning_gives_the_stock_that_its_owners_have() {
        int taken = 0;
        for (int seed = 0; seed < 300; seed++) {
            Market market = busy(seed);
            StockLevels levels = replayed(market);
            for (Map.Entry<String, Stock> one : market.stocks().entrySet()) {
                ClaimBook book = one.getValue().claims();
                for (Map.Entry<String, Integer> slot : book.used().entrySet()) {
                    assertThat(free(levels, one.getKey(), slot.getKey()))
                            .as("seed %s: %s %s", seed, one.getKey(), slot.getKey())
                            .isEqualTo(CAPACITY - slot.getValue());
                    taken += slot.getValue();
                }
            }
        }
        assertThat(taken).as("something was sold").isPositive();
    }

    private static Market busy(int seed) {
        Market market = new Market(seed, CAPACITY, false);
        Random random = market.random();
        for (int i = 0; i < 4; i++) {
            String name = "b" + i;
            market.ask(SampleBookings.create(
                    booking(name),
                    List.of(seat(1, "WF" + random.nextInt(2), FLEX), stay(2, "Grand", 1 + random.nextInt(3), FLEX)),
                    false));
            for (int step = random.nextInt(12); step > 0; step--) {
                market.deliverOne();
            }
            if (random.nextInt(3) == 0) {
                market.tell(
                        booking(name).value(),
                        new BookingCommand.Cancel(CancelledBy.TRAVELLER, TRAVELLER.value(), null, null, null));
            }
        }
        market.settle();
        return market;
    }

    private static StockLevels replayed(Market market) {
        StockLevels levels = new StockLevels();
        StockFold fold = new StockFold(levels, new FakeStockStore(), Clock.fixed(SampleBookings.T0, ZoneOffset.UTC));
        List<Envelope> log = new ArrayList<>();
        market.stocks().keySet().forEach(resource -> {
            long version = 0;
            for (ClaimEvent event : market.stockHistory(resource)) {
                version++;
                log.add(new Envelope(
                        Topics.INVENTORY_EVENTS.name(),
                        0,
                        log.size(),
                        resource,
                        "id",
                        "type",
                        event,
                        version,
                        SampleBookings.T0,
                        null));
            }
        });
        fold.apply(log);
        return levels;
    }

    private static int free(StockLevels levels, String resource, String slot) {
        long key = StockKey.of(StockResource.parse(resource));
        LocalDate day = slot.isEmpty() ? SampleBookings.DAY : LocalDate.parse(slot);
        return levels.level(day, key, StockKey.in(key, slot), CAPACITY).free();
    }
}
