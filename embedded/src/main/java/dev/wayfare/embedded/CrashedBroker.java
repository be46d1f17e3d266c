package dev.wayfare.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker that did not stop cleanly still leads everything by the controller's book. When it starts it would take up its transactions by
 * that book, before it may answer anybody, and drop what it cannot send at the moment when the book is corrected: a transaction
 * whose end was decided but not yet written everywhere would stay open for ever, and nobody could read past it. So the
 * controller, alone, forgets the broker first; then the broker leads nothing until it is there.
 */
final class CrashedBroker {

    private static final Logger LOG = LoggerFactory.getLogger(CrashedBroker.class);
    private static final long AT_MOST_S = 30;

    private CrashedBroker() {}

    /**
     * Has the controller of this log forget its broker. Runs a controller for about a second.
     *
     * @param logs formatted; nobody else uses it
     */
    static void forget(Path logs) throws Exception {
        int port = Port.anyFree();
        KafkaRaftServer controller =
                new KafkaRaftServer(new KafkaConfig(BrokerSettings.ofController(logs, port)), Time.SYSTEM);
        controller.startup();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, "127.0.0.1:" + port))) {
            admin.unregisterBroker(BrokerSettings.NODE).all().get(AT_MOST_S, TimeUnit.SECONDS);
        } catch (ExecutionException fault) {
            if (!(fault.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw fault;
            }
            LOG.debug("the broker crashed before the controller had heard of it");
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }
}
