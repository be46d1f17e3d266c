package dev.wayfare.gateway.reads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lists as clients see them: {@code {items, nextCursor}}, newest first. */
public final class Pages {

    private static final int DEFAULT = 20;
    private static final int MOST = 100;
    /** A cursor has at most so many characters. */
    public static final int LONGEST_CURSOR = 400;

    private Pages() {}

    /** The documents of a view that match, by the call's {@code limit} and {@code cursor}. */
    public static CompletionStage<Answer> list(
            Call call, Documents documents, String view, Map<String, String> filters, UnaryOperator<ObjectNode> shown) {
        int limit = limit(call);
        String cursor = cursor(call);
        return documents.list(view, filters, limit, cursor).thenApply(page -> {
            List<ObjectNode> items =
                    page.items().stream().map(item -> shown.apply(item.json())).toList();
            return answer(items, page.nextCursor());
        });
    }

    /** How many items the call asks for. */
    public static int limit(Call call) {
        return call.query().number("limit", DEFAULT, 1, MOST);
    }

    /** Where the call's page begins; empty for the first one. */
    public static String cursor(Call call) {
        return call.query().text("cursor", LONGEST_CURSOR).orElse("");
    }

    /** One page; its cursor is empty when it is the last one. */
    public static Answer answer(List<?> items, String nextCursor) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("nextCursor", nextCursor.isEmpty() ? null : nextCursor);
        return Answer.nullable(200, page);
    }
}
