package dev.wayfare.travel.supplier;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.tasks.TaskWorker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Wires suppliers: whoever asks them, and what they say by themselves. */
public final class SuppliersModule implements Module {

    private static final String NAME = "suppliers";
    private static final String GROUP = "wayfare-suppliers-claims";
    private static final Duration CONFIRM_FOR = Duration.ofSeconds(30);
    private static final int AT_ONCE = 256;

    private final Optional<Supplier> supplier;

    /** With the simulated supplier. */
    public SuppliersModule() {
        this.supplier = Optional.empty();
    }

    /** With this one. */
    public SuppliersModule(Supplier supplier) {
        this.supplier = Optional.of(supplier);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(Node node) {
        Settings settings = node.settings();
        Duration latency = settings.duration("suppliers.simulated.latency", Duration.ofMillis(50));
        Supplier sells = supplier.orElseGet(() -> new SimulatedSupplier(latency, node.clock()));
        SupplierClaims claims = new SupplierClaims(Map.of(sells.name(), sells), CONFIRM_FOR, node.clock());
        sells.onChange(new SupplierChanges(node.writer()));
        node.deadLetters(Topics.SUPPLIER_CLAIMS, GROUP);
        node.startLater(() -> TaskWorker.start(node, GROUP, Topics.SUPPLIER_CLAIMS, AT_ONCE, claims));
    }
}
