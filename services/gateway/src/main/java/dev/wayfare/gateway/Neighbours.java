package dev.wayfare.gateway;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.proto.accounts.CredentialsGrpc;
import dev.wayfare.contracts.proto.accounts.CredentialsGrpc.CredentialsFutureStub;
import dev.wayfare.contracts.proto.accounts.GetKeysRequest;
import dev.wayfare.contracts.proto.accounts.KeySet;
import dev.wayfare.contracts.proto.billing.ListTariffsRequest;
import dev.wayfare.contracts.proto.billing.PricingGrpc;
import dev.wayfare.contracts.proto.billing.PricingGrpc.PricingFutureStub;
import dev.wayfare.contracts.proto.billing.TariffList;
import dev.wayfare.contracts.proto.dispatch.ConditionsList;
import dev.wayfare.contracts.proto.dispatch.ListConditionsRequest;
import dev.wayfare.contracts.proto.dispatch.MarketGrpc;
import dev.wayfare.contracts.proto.dispatch.MarketGrpc.MarketFutureStub;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.travel.OffersGrpc;
import dev.wayfare.contracts.proto.travel.OffersGrpc.OffersFutureStub;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.proto.views.ViewsGrpc.ViewsFutureStub;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Calls;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.GrpcDocuments;
import dev.wayfare.gateway.riding.Markets;
import dev.wayfare.runtime.node.Node;
import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that the gateway asks. One whose address is not set is left out, and what needs it answers 503: a platform may
 * run without billing. Thread-safe.
 */
final class Neighbours {

    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final long LONGEST_S = 12;

    private final Documents documents;
    private final Optional<CredentialsFutureStub> credentials;
    private final Optional<PricingFutureStub> pricing;
    private final Optional<DriverServiceFutureStub> fleet;
    private final Optional<MarketFutureStub> market;
    private final Optional<OffersFutureStub> offers;

    private Neighbours(Node node) {
        Map<String, ViewsFutureStub> views = new HashMap<>();
        for (String service : List.of("accounts", "fleet", "rides", "tracking", "travel", "billing")) {
            find(node, service, ViewsGrpc::newFutureStub, ViewsFutureStub.class)
                    .ifPresent(stub -> views.put(service, stub));
        }
        documents = new GrpcDocuments(views);
        credentials = find(node, "accounts", CredentialsGrpc::newFutureStub, CredentialsFutureStub.class);
        pricing = find(node, "billing", PricingGrpc::newFutureStub, PricingFutureStub.class);
        fleet = find(node, "fleet", DriverServiceGrpc::newFutureStub, DriverServiceFutureStub.class);
        market = find(node, "dispatch", MarketGrpc::newFutureStub, MarketFutureStub.class);
        offers = find(node, "travel", OffersGrpc::newFutureStub, OffersFutureStub.class);
    }

    static Neighbours of(Node node) {
        return new Neighbours(node);
    }

    private static <T extends AbstractStub<T>> Optional<T> find(
            Node node, String service, Function<Channel, T> ofChannel, Class<T> type) {
        try {
            return Optional.of(node.rpc().client(service, ofChannel, type));
        } catch (NoSuchElementException e) {
            LOG.info("runs without {}: {}", service, e.getMessage());
            return Optional.empty();
        }
    }

    Documents documents() {
        return documents;
    }

    CredentialsFutureStub credentials() {
        return within(credentials);
    }

    DriverServiceFutureStub fleet() {
        return within(fleet);
    }

    OffersFutureStub offers() {
        return within(offers);
    }

    private static <T extends AbstractStub<T>> T within(Optional<T> stub) {
        return stub.orElseThrow(() -> Problems.unavailable(
                                "service-unavailable", "this platform runs without the service behind this")
                        .raise())
                .withDeadlineAfter(LONGEST_S, TimeUnit.SECONDS);
    }

    /** The public keys of access tokens, as a JWK set. */
    CompletionStage<String> keys() {
        return Calls.future(credentials().getKeys(GetKeysRequest.getDefaultInstance()))
                .thenApply(KeySet::getJwksJson);
    }

    CompletionStage<List<Tariff>> tariffs() {
        return Calls.future(within(pricing).listTariffs(ListTariffsRequest.getDefaultInstance()))
                .thenApply(Neighbours::tariffsOf);
    }

    /** What dispatch knows of its markets. */
    CompletionStage<Markets.Conditions> conditions() {
        return Calls.future(within(market).listConditions(ListConditionsRequest.getDefaultInstance()))
                .thenApply(Neighbours::conditionsOf);
    }

    private static Markets.Conditions conditionsOf(ConditionsList list) {
        return Markets.Conditions.of(list.getConditionsJsonList().stream()
                .map(json -> Json.read(json.toByteArray(), MarketConditions.class))
                .toList());
    }

    private static List<Tariff> tariffsOf(TariffList list) {
        return list.getTariffsJsonList().stream()
                .map(json -> Json.read(json.toByteArray(), Tariff.class))
                .toList();
    }
}
