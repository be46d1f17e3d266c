package dev.wayfare.gateway.fakes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.reads.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Views in memory. */
public final class FakeDocuments implements Documents {

    private final Map<String, Doc> documents = new ConcurrentHashMap<>();

    public void put(String view, String id, long version, ObjectNode json) {
        documents.put(view + "/" + id, new Doc(id, version, json));
    }

    @Override
    public CompletableFuture<Optional<Doc>> find(String view, String id, long minVersion) {
        return CompletableFuture.completedFuture(Optional.ofNullable(documents.get(view + "/" + id)));
    }

    @Override
    public CompletableFuture<Page> list(String view, Map<String, String> filters, int limit, String cursor) {
        List<Doc> items = documents.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(view + "/"))
                .map(Map.Entry::getValue)
                .filter(document -> filters.entrySet().stream().allMatch(filter -> filter.getValue()
                        .equals(document.json().path(filter.getKey()).asText())))
                .sorted((one, other) -> other.id().compareTo(one.id()))
                .filter(document -> cursor.isEmpty() || document.id().compareTo(cursor) < 0)
                .limit(limit + 1L)
                .toList();
        boolean more = items.size() > limit;
        List<Doc> page = more ? items.subList(0, limit) : items;
        return CompletableFuture.completedFuture(
                new Page(page, more ? page.getLast().id() : ""));
    }
}
