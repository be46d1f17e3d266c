package dev.wayfare.runtime.node;

/**
 * One part of a process. A process is a list of modules; the all-in-one process and a fleet of separate ones differ only
 * in that list and in addresses.
 */
public interface Module {

    /** The service's name, as in {@code services/rides}. */
    String name();

    /**
     * Starts it: reads its settings, registers its services with the node, starts what runs by itself and hands it to
     * {@link Node#onStop}. Called once, before the node's server opens.
     *
     * @throws Exception when it cannot start; the node stops what had started
     */
    void start(Node node) throws Exception;
}
