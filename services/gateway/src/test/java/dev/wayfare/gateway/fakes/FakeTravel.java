package dev.wayfare.gateway.fakes;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.travel.ItemFault;
import dev.wayfare.contracts.proto.travel.ItemsToPrice;
import dev.wayfare.contracts.proto.travel.OffersGrpc;
import dev.wayfare.contracts.proto.travel.PricedItem;
import dev.wayfare.contracts.proto.travel.PricedItems;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.FareRules.RefundStep;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Money;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Travel, where everything costs 100.00: cars in euros, all else in dollars. It can stop selling. */
public final class FakeTravel extends OffersGrpc.OffersImplBase {

    private volatile boolean closed;
    private volatile int left = 100;
    private volatile boolean atOnce;

    /** From now on nothing is on sale. */
    public void close() {
        closed = true;
    }

    /** From now on everything must be paid at once. */
    public void forbidPayLater() {
        atOnce = true;
    }

    /** So much is left of everything. */
    public void leave(int some) {
        left = some;
    }

    @Override
    public void price(ItemsToPrice asked, StreamObserver<PricedItems> answer) {
        PricedItems.Builder priced = PricedItems.newBuilder();
        for (int i = 0; i < asked.getRequestsJsonCount(); i++) {
            ItemRequest request = Json.read(asked.getRequestsJson(i).toByteArray(), ItemRequest.class);
            priced.addItems(
                    closed
                            ? PricedItem.newBuilder()
                                    .setFault(ItemFault.newBuilder()
                                            .setCode("flight-unknown")
                                            .setField("flightId")
                                            .setMessage("is not on sale; search again"))
                            : PricedItem.newBuilder()
                                    .setItemJson(ByteString.copyFrom(Json.write(item(i + 1, request))))
                                    .setLeft(left));
        }
        answer.onNext(priced.build());
        answer.onCompleted();
    }

    private BookingItem item(int number, ItemRequest request) {
        Instant start = Instant.parse("2026-12-24T08:00:00Z");
        String currency = request.type() == ItemKind.CAR ? "EUR" : "USD";
        return new BookingItem(
                number,
                request.type(),
                request.type() + ":" + number,
                Objects.requireNonNullElse(request.seats(), 1),
                List.of(),
                "a " + request.type(),
                "ORD-LHR",
                start,
                start.plusSeconds(3_600),
                new FareRules("FLEX", List.of(new RefundStep(86_400, 7_500)), true, atOnce ? null : 86_400),
                new Money(10_000, currency),
                request);
    }
}
