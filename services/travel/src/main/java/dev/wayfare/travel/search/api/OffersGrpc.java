package dev.wayfare.travel.search.api;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.travel.ItemFault;
import dev.wayfare.contracts.proto.travel.ItemsToPrice;
import dev.wayfare.contracts.proto.travel.PricedItem;
import dev.wayfare.contracts.proto.travel.PricedItems;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Problem;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.search.model.Priced;
import dev.wayfare.travel.search.model.Pricing;
import dev.wayfare.travel.search.model.Stock;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prices what is to be booked, from memory. Never blocks; thread-safe. */
public final class OffersGrpc extends dev.wayfare.contracts.proto.travel.OffersGrpc.OffersImplBase {

    private static final Logger LOG = LoggerFactory.getLogger(OffersGrpc.class);
    private static final int MOST = 10;

    private final Supplier<Catalogue> catalogue;
    private final Stock stock;
    private final Clock clock;

    public OffersGrpc(Supplier<Catalogue> catalogue, Stock stock, Clock clock) {
        this.catalogue = catalogue;
        this.stock = stock;
        this.clock = clock;
    }

    @Override
    public void price(ItemsToPrice request, StreamObserver<PricedItems> answer) {
        if (request.getRequestsJsonCount() < 1 || request.getRequestsJsonCount() > MOST) {
            answer.onError(Status.INVALID_ARGUMENT
                    .withDescription(request.getRequestsJsonCount() + " items; send 1 to " + MOST)
                    .asRuntimeException());
            return;
        }
        PricedItems priced;
        try {
            priced = priced(request);
        } catch (Problem.Raised e) {
            answer.onError(
                    Status.UNAVAILABLE.withDescription(e.problem().detail()).asRuntimeException());
            return;
        } catch (RuntimeException e) {
            LOG.error("items could not be priced", e);
            answer.onError(
                    Status.INTERNAL.withDescription("see the log of travel").asRuntimeException());
            return;
        }
        answer.onNext(priced);
        answer.onCompleted();
    }

    private PricedItems priced(ItemsToPrice request) {
        Pricing pricing = new Pricing(catalogue.get(), stock, clock.instant());
        PricedItems.Builder items = PricedItems.newBuilder();
        int number = 0;
        for (ByteString json : request.getRequestsJsonList()) {
            number++;
            items.addItems(face(pricing.price(number, Json.read(json.toByteArray(), ItemRequest.class))));
        }
        return items.build();
    }

    private static PricedItem face(Priced priced) {
        return switch (priced) {
            case Priced.Item one ->
                PricedItem.newBuilder()
                        .setItemJson(ByteString.copyFrom(Json.write(one.item())))
                        .setLeft(one.left())
                        .build();
            case Priced.Fault fault ->
                PricedItem.newBuilder()
                        .setFault(ItemFault.newBuilder()
                                .setCode(fault.code())
                                .setField(fault.field())
                                .setMessage(fault.message()))
                        .build();
        };
    }
}
