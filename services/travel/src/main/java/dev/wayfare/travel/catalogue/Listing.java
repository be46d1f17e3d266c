package dev.wayfare.travel.catalogue;

import dev.wayfare.claims.ClaimCommand.Define;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import dev.wayfare.travel.catalogue.ListedChanges.Told;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires {@link ListedChanges} to a node. */
public final class Listing {

    private static final Logger LOG = LoggerFactory.getLogger(Listing.class);
    private static final String GROUP = "wayfare-travel-listing";
    private static final String SOURCE = "/wayfare/travel/catalogue";

    private Listing() {}

    /** Owners hear of changed capacities from now on, and of those that came while nobody followed. One process tells each. */
    public static void follow(Node node, KnownLimits limits) {
        node.project(
                GROUP,
                List.of(Topics.CATALOGUE_EVENTS),
                new ListedChanges(limits, told -> tell(node.writer(), told), node.clock()),
                Envelope.JSON,
                node.onStop(new GroupOffsets(node.kafka())));
    }

    private static void tell(LogWriter writer, List<Told> news) {
        CompletableFuture<?>[] sent = news.stream()
                .map(one -> {
                    Define capacity = one.capacity();
                    String id = Ids.derive("listed", capacity.resource(), one.cause());
                    return writer.append(
                            Command.of(Topics.INVENTORY_CLAIMS, capacity.resource(), capacity, id, SOURCE));
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).join();
        LOG.info("{} owners of stock were told what the catalogue lists now", news.size());
    }
}
