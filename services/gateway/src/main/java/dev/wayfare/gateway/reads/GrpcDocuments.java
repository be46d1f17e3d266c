package dev.wayfare.gateway.reads;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.util.concurrent.ListenableFuture;
import dev.wayfare.contracts.proto.views.Document;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ListDocuments;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.http.Problems;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Views over inner gRPC, each asked at the service that keeps it. */
public final class GrpcDocuments implements Documents {

    private static final long LONGEST_S = 5;
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final ObjectReader READER = MAPPER.readerFor(new TypeReference<ObjectNode>() {});

    /** Which service keeps which view. */
    private static final Map<String, String> KEEPERS = Map.ofEntries(
            Map.entry("travel-bookings", "travel"),
            Map.entry("accounts", "accounts"),
            Map.entry("signups", "accounts"),
            Map.entry("audit", "accounts"),
            Map.entry("drivers", "fleet"),
            Map.entry("driver-handles", "fleet"),
            Map.entry("rides", "rides"),
            Map.entry("offers", "rides"),
            Map.entry("tracks", "tracking"),
            Map.entry("driver-hours", "tracking"),
            Map.entry("bills", "billing"),
            Map.entry("earnings", "billing"),
            Map.entry("charts", "insight"));

    private final Map<String, ViewsGrpc.ViewsFutureStub> services;

    /**
     * Asks these services.
     *
     * @param services by name; a view of a service that is not among them is unavailable
     */
    public GrpcDocuments(Map<String, ViewsGrpc.ViewsFutureStub> services) {
        this.services = Map.copyOf(services);
    }

    @Override
    public CompletableFuture<Optional<Doc>> find(String view, String id, long minVersion) {
        GetDocument request = GetDocument.newBuilder()
                .setView(view)
                .setId(id)
                .setMinVersion(minVersion)
                .build();
        return asked(view, stub -> stub.get(request))
                .thenApply(document -> Optional.of(doc(document)))
                .exceptionallyCompose(failure -> CompletableFuture.completedFuture(noneIfNotFound(failure)));
    }

    @Override
    public CompletableFuture<Page> list(String view, Map<String, String> filters, int limit, String cursor) {
        ListDocuments request = ListDocuments.newBuilder()
                .setView(view)
                .putAllFilters(filters)
                .setLimit(limit)
                .setCursor(cursor)
                .build();
        Function<Throwable, CompletableFuture<Page>> wrongCursor =
                failure -> CompletableFuture.failedFuture(asBadRequest(failure));
        return asked(view, stub -> stub.list(request))
                .thenApply(page -> new Page(
                        page.getItemsList().stream().map(GrpcDocuments::doc).toList(), page.getNextCursor()))
                .exceptionallyCompose(wrongCursor);
    }

    private <T> CompletableFuture<T> asked(
            String view, Function<ViewsGrpc.ViewsFutureStub, ListenableFuture<T>> question) {
        ViewsGrpc.ViewsFutureStub stub = services.get(KEEPERS.get(view));
        return stub == null
                ? CompletableFuture.failedFuture(Problems.unavailable(
                                "service-unavailable", "this platform runs without the service behind this")
                        .raise())
                : Calls.future(question.apply(stub.withDeadlineAfter(LONGEST_S, TimeUnit.SECONDS)));
    }

    private static Optional<Doc> noneIfNotFound(Throwable failure) {
        if (statusOf(failure) == Status.Code.NOT_FOUND) {
            return Optional.empty();
        }
        throw raised(failure);
    }

    private static Throwable asBadRequest(Throwable failure) {
        return statusOf(failure) == Status.Code.INVALID_ARGUMENT
                ? Problems.invalidParameter("cursor", "is not one of ours, or a filter is not known")
                        .raise()
                : Failures.unwrap(failure);
    }

    private static Status.@Nullable Code statusOf(Throwable failure) {
        return Failures.unwrap(failure) instanceof StatusRuntimeException call
                ? call.getStatus().getCode()
                : null;
    }

    private static RuntimeException raised(Throwable failure) {
        return Failures.unwrap(failure) instanceof RuntimeException fault
                ? fault
                : new IllegalStateException("a view cannot be read", failure);
    }

    private static Doc doc(Document document) {
        try {
            ObjectNode json = READER.readValue(document.getJson().newInput());
            return new Doc(document.getId(), document.getVersion(), json);
        } catch (IOException e) {
            throw new UncheckedIOException("the view's document " + document.getId() + " is no JSON object", e);
        }
    }
}
