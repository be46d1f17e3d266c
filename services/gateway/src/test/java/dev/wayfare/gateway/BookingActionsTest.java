package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a traveller does to a booking of two items that exists. */
class BookingActionsTest {

    private static final ObjectMapper MAPPER = Json.mapper();

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_quote_says_what_is_given_back_and_a_cancel_against_it_carries_the_promise() {
        String id = Ids.derive("booking", "mine");
        seen(id, "CONFIRMED");
        Told quote = gateway.get("/api/v1/bookings/" + id + "/cancellation-quote?items=2")
                .rider()
                .send();
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.json().at("/refund/amountMinor").asLong()).isEqualTo(7_500);
        assertThat(quote.json().at("/fee/amountMinor").asLong()).isEqualTo(2_500);
        String quoteId = quote.json().path("quoteId").asText();

        Told told = gateway.post("/api/v1/bookings/" + id + "/cancel")
                .rider()
                .json("{\"quoteId\": \"" + quoteId + "\"}")
                .send();
        assertThat(told.status()).isEqualTo(202);
        BookingCommand.Cancel cancel =
                (BookingCommand.Cancel) gateway.log.onlyCommand().value();
        assertThat(cancel.by()).isEqualTo(CancelledBy.TRAVELLER);
        assertThat(cancel.items()).containsExactly(2);
        assertThat(cancel.quote().refund()).isEqualTo(new Money(7_500, "USD"));
    }

    @Test
    void a_quote_of_another_booking_or_a_changed_one_is_invalid() {
        String mine = Ids.derive("booking", "mine");
        String other = Ids.derive("booking", "other");
        seen(mine, "CONFIRMED");
        seen(other, "CONFIRMED");
        String quoteId = gateway.get("/api/v1/bookings/" + other + "/cancellation-quote")
                .rider()
                .send()
                .json()
                .path("quoteId")
                .asText();
        for (String forged : List.of(quoteId, "x", "." + quoteId, "%%%.%%%", quoteId.replace('.', '_'))) {
            Told told = gateway.post("/api/v1/bookings/" + mine + "/cancel")
                    .rider()
                    .json("{\"quoteId\": \"" + forged + "\"}")
                    .send();
            assertThat(told.status()).as(forged).isEqualTo(422);
            assertThat(told.code()).isEqualTo("quote-invalid");
        }
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void what_is_not_yours_is_not_there() {
        String id = Ids.derive("booking", "mine");
        seen(id, "CONFIRMED");
        String other = Ids.derive("user", "other");
        for (String path : List.of("/cancel", "/pay")) {
            assertThat(gateway.post("/api/v1/bookings/" + id + path)
                            .as(other, "traveller")
                            .json("{}")
                            .send()
                            .status())
                    .isEqualTo(404);
        }
        assertThat(gateway.get("/api/v1/bookings/" + id + "/cancellation-quote")
                        .as(other, "traveller")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void a_held_booking_is_paid_by_its_traveller() {
        String id = Ids.derive("booking", "mine");
        seen(id, "PENDING");
        Told told = gateway.post("/api/v1/bookings/" + id + "/pay")
                .rider()
                .json("{\"paymentMethod\": \"tok_ok\"}")
                .send();
        assertThat(told.status()).isEqualTo(202);
        assertThat(gateway.log.onlyCommand().value()).isInstanceOf(BookingCommand.Pay.class);
    }

    @Test
    void a_suppliers_change_is_answered_item_by_item() {
        String id = Ids.derive("booking", "mine");
        seen(id, "CONFIRMED");
        String change = "/api/v1/bookings/" + id + "/items/2/change";
        assertThat(gateway.post(change).rider().json("{}").send().pointers()).containsExactly("/accept");
        assertThat(gateway.post(change)
                        .rider()
                        .json("{\"accept\": \"yes\"}")
                        .send()
                        .pointers())
                .containsExactly("/accept");
        assertThat(gateway.post(change.replace("/2/", "/11/"))
                        .rider()
                        .json("{\"accept\": true}")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.post(change)
                        .rider()
                        .json("{\"accept\": false}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(gateway.log.onlyCommand().value())
                .isEqualTo(new BookingCommand.AnswerChange(new UserId(TestGateway.RIDER), 2, false));
    }

    @Test
    void a_confirmed_booking_shows_the_invoice_of_its_bill() {
        String id = Ids.derive("booking", "mine");
        seen(id, "CONFIRMED");
        ObjectNode bill = MAPPER.createObjectNode().put("invoiceNumber", "WF-2026-000007");
        gateway.documents.put("bills", id.replace("booking_", "bill_"), 3, bill);
        assertThat(gateway.get("/api/v1/bookings/" + id)
                        .rider()
                        .send()
                        .json()
                        .path("invoiceNumber")
                        .asText())
                .isEqualTo("WF-2026-000007");
    }

    private void seen(String id, String status) {
        SampleBooking.keptBy(gateway, id, status);
    }
}
