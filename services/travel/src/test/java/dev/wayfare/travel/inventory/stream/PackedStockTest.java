package dev.wayfare.travel.inventory.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimBook.Entry;
import dev.wayfare.kernel.Ids;
import dev.wayfare.travel.booking.model.SampleBookings;
import dev.wayfare.travel.inventory.model.Stock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedStockTest {

    private final PackedStock form = new PackedStock();

    @Test
    void stock_is_read_again_as_it_was_written() {
        Entry entry = new Entry(
                SampleBookings.BOOKING.value(), 2, List.of("2026-12-24", "2026-12-25"), true, SampleBookings.T0, null);
        ClaimBook book = new ClaimBook(
                20,
                1,
                Map.of("2026-12-24", 2, "2026-12-25", 2),
                Map.of(Ids.derive("offer", "a"), entry),
                Map.of(Ids.derive("offer", "gone"), SampleBookings.T0));
        Stock stock = new Stock(SampleBookings.hotel("Grand").text(), book);
        assertThat(form.read(form.write(stock))).isEqualTo(stock);
    }

    @Test
    void stock_without_a_key_is_stock_too() {
        Stock stock = new Stock("", ClaimBook.UNDEFINED);
        assertThat(form.read(form.write(stock))).isEqualTo(stock);
    }

    @Test
    void bytes_of_something_else_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.read(new byte[] {0, 1, 'x', 99}))
                .withMessageContaining("format 99");
    }
}
