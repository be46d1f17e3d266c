package dev.wayfare.billing.pricing;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.billing.ListTariffsRequest;
import dev.wayfare.contracts.proto.billing.PricingGrpc;
import dev.wayfare.contracts.proto.billing.TariffList;
import dev.wayfare.contracts.wire.Json;
import io.grpc.stub.StreamObserver;

/** Tells the tariffs to other services. Thread-safe. */
public final class PricingService extends PricingGrpc.PricingImplBase {

    private final TariffList answer;

    public PricingService(Tariffs tariffs) {
        TariffList.Builder list = TariffList.newBuilder();
        tariffs.products().forEach(tariff -> list.addTariffsJson(ByteString.copyFrom(Json.write(tariff))));
        answer = list.build();
    }

    @Override
    public void listTariffs(ListTariffsRequest request, StreamObserver<TariffList> reply) {
        reply.onNext(answer);
        reply.onCompleted();
    }
}
