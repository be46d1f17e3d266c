package dev.wayfare.runtime.views;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.views.Document;
import dev.wayfare.contracts.proto.views.DocumentPage;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ListDocuments;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Answers for all views of a process, by name. Thread-safe; may block, so it is served on virtual threads. */
public final class ViewsService extends ViewsGrpc.ViewsImplBase {

    private static final long LONGEST_WAIT_NS = 1_000_000_000L;
    private static final long LOOK_AGAIN_NS = 5_000_000L;

    private final Map<String, ViewSource> sources = new ConcurrentHashMap<>();

    /** Adds a view. */
    public void add(String name, ViewSource source) {
        if (sources.putIfAbsent(name, source) != null) {
            throw new IllegalStateException("view " + name + " is there twice");
        }
    }

    @Override
    public void get(GetDocument request, StreamObserver<Document> answer) {
        ViewSource source = sources.get(request.getView());
        if (source == null) {
            answer.onError(unknown(request.getView()));
            return;
        }
        try {
            Optional<ViewSource.Found> found = await(source, request);
            if (found.isEmpty()) {
                answer.onError(Status.NOT_FOUND
                        .withDescription("no " + request.getView() + " has the id " + request.getId())
                        .asRuntimeException());
                return;
            }
            answer.onNext(document(found.get()));
            answer.onCompleted();
        } catch (IllegalArgumentException e) {
            answer.onError(malformed(e));
        }
    }

    private static Optional<ViewSource.Found> await(ViewSource source, GetDocument request) {
        long end = System.nanoTime() + LONGEST_WAIT_NS;
        Optional<ViewSource.Found> found = source.find(request.getId());
        while (request.getMinVersion() > 0
                && found.filter(one -> one.version() >= request.getMinVersion()).isEmpty()
                && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            found = source.find(request.getId());
        }
        return found;
    }

    @Override
    public void list(ListDocuments request, StreamObserver<DocumentPage> answer) {
        ViewSource source = sources.get(request.getView());
        if (source == null) {
            answer.onError(unknown(request.getView()));
            return;
        }
        try {
            int limit = Math.clamp(request.getLimit(), 1, 100);
            ViewSource.Page page = source.list(request.getFiltersMap(), limit, request.getCursor());
            DocumentPage.Builder built = DocumentPage.newBuilder().setNextCursor(page.nextCursor());
            page.items().forEach(item -> built.addItems(document(item)));
            answer.onNext(built.build());
            answer.onCompleted();
        } catch (IllegalArgumentException e) {
            answer.onError(malformed(e));
        }
    }

    private static RuntimeException malformed(IllegalArgumentException cause) {
        return Status.INVALID_ARGUMENT
                .withDescription(cause.getMessage())
                .withCause(cause)
                .asRuntimeException();
    }

    private static RuntimeException unknown(String view) {
        return Status.UNIMPLEMENTED.withDescription("no view is called " + view).asRuntimeException();
    }

    private static Document document(ViewSource.Found found) {
        return Document.newBuilder()
                .setId(found.id())
                .setVersion(found.version())
                .setJson(ByteString.copyFrom(found.json()))
                .build();
    }
}
