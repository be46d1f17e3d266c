package dev.wayfare.gateway.travelling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Documents.Doc;
import dev.wayfare.gateway.reads.Documents.Page;
import dev.wayfare.gateway.reads.Pages;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /users/{id}/bookings}. The first page begins with what was asked for and not decided yet, such as while the log
 * is away: PENDING, without any promise.
 */
public final class BookingLists {

    private static final int MOST_UNDECIDED = 20;

    private final Documents documents;
    private final BookingReads reads;
    private final RecentBookings recent;

    public BookingLists(Documents documents, BookingReads reads, RecentBookings recent) {
        this.documents = documents;
        this.reads = reads;
        this.recent = recent;
    }

    /** A traveller's bookings, newest first; own, for support and admins everybody's. */
    public CompletionStage<Answer> ofTraveller(Call call) {
        String traveller = call.pathId("id", UserId.PREFIX);
        if (!call.isStaff() && !traveller.equals(call.subject())) {
            throw Problems.notFound("user").raise();
        }
        Optional<BookingStatus> status = statusOf(call);
        Map<String, String> filters = new HashMap<>();
        filters.put("travellerId", traveller);
        status.ifPresent(one -> filters.put("status", one.name()));
        boolean first = call.query().text("cursor", Pages.LONGEST_CURSOR).isEmpty()
                && status.filter(one -> one != BookingStatus.PENDING).isEmpty();
        CompletionStage<List<ObjectNode>> undecided =
                first ? undecided(traveller) : CompletableFuture.completedFuture(List.of());
        return undecided.thenCompose(
                before -> Pages.list(call, shownAfter(before), BookingReads.VIEW, filters, Shown::of));
    }

    private static Optional<BookingStatus> statusOf(Call call) {
        return call.query().text("status", 40).map(text -> Arrays.stream(BookingStatus.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problems.invalidParameter(
                                "status", "must be one of " + Arrays.toString(BookingStatus.values()))
                        .raise()));
    }

    private CompletionStage<List<ObjectNode>> undecided(String traveller) {
        return recent.list(traveller, MOST_UNDECIDED).thenCompose(ids -> {
            List<CompletableFuture<Optional<ObjectNode>>> known =
                    ids.stream().map(id -> reads.find(id).toCompletableFuture()).toList();
            return CompletableFuture.allOf(known.toArray(CompletableFuture[]::new))
                    .thenCompose(done -> previews(traveller, ids, known));
        });
    }

    private CompletionStage<List<ObjectNode>> previews(
            String traveller, List<String> ids, List<CompletableFuture<Optional<ObjectNode>>> known) {
        List<String> decided = new ArrayList<>();
        List<CompletableFuture<Optional<ObjectNode>>> open = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (known.get(i).join().isPresent()) {
                decided.add(ids.get(i));
            } else {
                open.add(reads.preview(ids.get(i)));
            }
        }
        recent.forget(traveller, decided);
        return CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).thenApply(done -> open.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList());
    }

    /** The view's first page behind these; one that got into the view meanwhile is shown once. */
    private Documents shownAfter(List<ObjectNode> before) {
        if (before.isEmpty()) {
            return documents;
        }
        return new Documents() {
            @Override
            public CompletableFuture<Optional<Doc>> find(String view, String id, long minVersion) {
                return documents.find(view, id, minVersion);
            }

            @Override
            public CompletableFuture<Page> list(String view, Map<String, String> filters, int limit, String cursor) {
                return documents.list(view, filters, limit, cursor).thenApply(page -> {
                    Set<String> there = new HashSet<>();
                    page.items().forEach(doc -> there.add(doc.id()));
                    List<Doc> items = new ArrayList<>();
                    for (ObjectNode one : before) {
                        String id = one.path("bookingId").asText();
                        if (!there.contains(id)) {
                            items.add(new Doc(id, 0, one));
                        }
                    }
                    items.addAll(page.items());
                    return new Page(items, page.nextCursor());
                });
            }
        };
    }
}
