package dev.wayfare.gateway.travelling;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.travel.ItemFault;
import dev.wayfare.contracts.proto.travel.ItemsToPrice;
import dev.wayfare.contracts.proto.travel.OffersGrpc.OffersFutureStub;
import dev.wayfare.contracts.proto.travel.PricedItem;
import dev.wayfare.contracts.proto.travel.PricedItems;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.reads.Calls;
import dev.wayfare.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Prices over inner gRPC, made by travel. */
public final class GrpcOffers implements Offers {

    private final Supplier<OffersFutureStub> travel;

    public GrpcOffers(Supplier<OffersFutureStub> travel) {
        this.travel = travel;
    }

    @Override
    public CompletionStage<List<Offer>> price(List<ItemRequest> requests) {
        ItemsToPrice.Builder asked = ItemsToPrice.newBuilder();
        requests.forEach(request -> asked.addRequestsJson(ByteString.copyFrom(Json.write(request))));
        return Calls.future(travel.get().price(asked.build())).thenApply(priced -> offersOf(priced, requests.size()));
    }

    private static List<Offer> offersOf(PricedItems priced, int asked) {
        if (priced.getItemsCount() != asked) {
            throw new IllegalStateException("travel priced " + priced.getItemsCount() + " of " + asked + " items");
        }
        List<Offer> offers = new ArrayList<>(asked);
        List<Problem.FieldError> faults = new ArrayList<>();
        String code = "";
        for (int i = 0; i < asked; i++) {
            PricedItem one = priced.getItems(i);
            if (one.hasFault()) {
                ItemFault fault = one.getFault();
                code = code.isEmpty() ? fault.getCode() : code;
                faults.add(new Problem.FieldError("/items/" + i + "/" + fault.getField(), fault.getMessage()));
            } else {
                offers.add(new Offer(Json.read(one.getItemJson().toByteArray(), BookingItem.class), one.getLeft()));
            }
        }
        if (!faults.isEmpty()) {
            Problem.FieldError first = faults.getFirst();
            throw new Problem(422, code, first.pointer() + ": " + first.message(), faults).raise();
        }
        return offers;
    }
}
