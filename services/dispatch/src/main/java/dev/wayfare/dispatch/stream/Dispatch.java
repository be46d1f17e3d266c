package dev.wayfare.dispatch.stream;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.dispatch.matching.DispatchSettings;
import dev.wayfare.dispatch.matching.Reservations;
import dev.wayfare.dispatch.matching.WindowMatch;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import java.util.List;

/** Dispatch as a consumer of the log. */
public final class Dispatch {

    private static final String GROUP = "wayfare-dispatch";
    private static final String HOLD_REFUSED = WireTypes.nameOf(ClaimOutcome.HoldRefused.class);
    private static final Object NOT_OURS = new Object();

    private Dispatch() {}

    /** Follows requests and refusals from now on. */
    public static void follow(Node node, WindowMatch match, Reservations reservations, DispatchSettings settings) {
        HeldBackOffsets offsets = new HeldBackOffsets(node.onStop(new GroupOffsets(node.kafka())));
        Dispatcher dispatcher = new Dispatcher(
                match, reservations, node.writer(), offsets, settings.window(), node.clock(), node.meters());
        node.project(
                GROUP,
                List.of(Topics.DISPATCH_REQUESTS, Topics.DRIVER_CLAIM_OUTCOMES),
                dispatcher,
                (record, type) -> record.topic().equals(Topics.DISPATCH_REQUESTS.name()) || type.equals(HOLD_REFUSED)
                        ? WireTypes.read(record.value(), type)
                        : NOT_OURS,
                offsets);
    }
}
