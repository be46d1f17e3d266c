package dev.wayfare.insight;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.insight.counts.stream.CountingStreams;
import dev.wayfare.insight.counts.stream.CountingTopology;
import dev.wayfare.insight.counts.view.Charts;
import dev.wayfare.insight.counts.view.CountsView;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;

/** Wires insight: the counting, the view of what was counted, and the charts over it. */
public final class InsightModule implements Module {

    private static final String NAME = "insight";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(Node node) {
        Settings settings = node.settings();
        Duration commitEvery = settings.duration("insight.commit-interval", Duration.ofMillis(50));
        for (Topic topic : CountingTopology.INPUTS) {
            node.deadLetters(topic, CountingStreams.GROUP);
        }
        node.startLater(() -> CountingStreams.start(node, commitEvery));
        node.view(NAME, new CountsView());
        node.view(Charts.NAME, new Charts(node.mongo()));
    }
}
