package dev.wayfare.travel.catalogue.stream;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Wires the catalogue to a node. */
public final class Catalogues {

    private static final String GROUP = "wayfare-travel-catalogue-";
    private static final long AT_MOST_S = 10;

    private Catalogues() {}

    /**
     * Follows the catalogue with the node. Every process reads all of it, in a group of its own. Where the log has none, the small
     * one that we bring along is written first, unless {@code travel.own-catalogue} is false.
     */
    public static FollowedCatalogue follow(Node node) {
        Admin admin = node.onStop(node.kafka().admin());
        CatalogueLog log = new CatalogueLog(node.kafka(), node.writer());
        Settings settings = node.settings();
        boolean own = settings.flag("travel.own-catalogue", true);
        FollowedCatalogue catalogue = new FollowedCatalogue(
                endsBy(admin), () -> own ? log.append(MadeCatalogue.own().events()) : Map.of());
        node.project(
                GROUP + node.kafka().nodeId(), List.of(Topics.CATALOGUE_EVENTS), catalogue, Envelope.JSON, catalogue);
        node.health().check("catalogue", catalogue::missing);
        return catalogue;
    }

    private static Function<Collection<TopicPartition>, Map<TopicPartition, Long>> endsBy(Admin admin) {
        return partitions -> {
            Map<TopicPartition, OffsetSpec> wanted =
                    partitions.stream().collect(Collectors.toMap(partition -> partition, end -> OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            try {
                admin.listOffsets(wanted)
                        .all()
                        .get(AT_MOST_S, TimeUnit.SECONDS)
                        .forEach((partition, end) -> ends.put(partition, end.offset()));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new KafkaException("the ends of the catalogue could not be asked for", e);
            }
            return ends;
        };
    }
}
