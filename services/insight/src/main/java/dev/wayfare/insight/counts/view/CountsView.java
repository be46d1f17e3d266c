package dev.wayfare.insight.counts.view;

import dev.wayfare.contracts.insight.InsightEvent;
import dev.wayfare.contracts.insight.InsightEvent.OccupancyCounted;
import dev.wayfare.contracts.insight.InsightEvent.RoutesCounted;
import dev.wayfare.contracts.insight.InsightEvent.Window;
import dev.wayfare.contracts.insight.InsightEvent.WindowsCounted;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What was counted, one document for each day, kind and partition: {@code {about: WINDOWS | ROUTES | OCCUPANCY, day, kind,
 * …}}. Nobody sees these; {@link Charts} adds them up.
 */
public final class CountsView implements DocumentView {

    /** Name and collection. */
    static final String NAME = "counts";

    static final String ABOUT = "about";
    static final String WINDOWS = "WINDOWS";
    static final String ROUTES = "ROUTES";
    static final String OCCUPANCY = "OCCUPANCY";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.STATISTICS);
    }

    @Override
    public Set<String> filters() {
        return Set.of("day");
    }

    @Override
    public @Nullable Document fold(@Nullable Document document, String id, Envelope event) {
        if (!DocumentView.isNews(document, event)) {
            return document;
        }
        InsightEvent counted = (InsightEvent) event.value();
        Document counts = document == null ? new Document() : document;
        counts.append("day", counted.day().toString())
                .append("kind", counted.kind())
                .append("_version", event.version())
                .append("_at", counted.at().toString());
        switch (counted) {
            case WindowsCounted windows -> windows(counts.append(ABOUT, WINDOWS), windows);
            case RoutesCounted routes ->
                counts.append(ABOUT, ROUTES)
                        .append(
                                "routes",
                                routes.routes().stream()
                                        .map(route -> new Document("name", route.name())
                                                .append("items", route.items())
                                                .append("units", route.units())
                                                .append("sales", money(route.sales())))
                                        .toList());
            case OccupancyCounted occupancy ->
                counts.append(ABOUT, OCCUPANCY)
                        .append("capacity", occupancy.capacity())
                        .append("sold", occupancy.sold())
                        .append("held", occupancy.held());
        }
        return counts;
    }

    private static void windows(Document counts, WindowsCounted counted) {
        Document windows = counts.get("windows", new Document());
        for (Window window : counted.windows()) {
            windows.append(
                    Integer.toString(window.number()),
                    new Document("requested", window.requested())
                            .append("done", window.done())
                            .append("failed", window.failed())
                            .append("cancelled", window.cancelled())
                            .append("expired", window.expired())
                            .append("sales", money(window.sales()))
                            .append("refunds", money(window.refunds())));
        }
        counts.append("windows", windows);
    }

    static List<Document> money(List<Money> amounts) {
        return amounts.stream()
                .map(amount -> new Document("amountMinor", amount.amountMinor()).append("currency", amount.currency()))
                .toList();
    }
}
