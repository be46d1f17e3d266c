package dev.wayfare.gateway.spool;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.function.Function;

/**
 * Where gateways keep commands.
 *
 * @param gateway whose spool it is: a name that is the same after a restart
 * @param census which gateways live
 * @param keptBy what a gateway keeps
 * @param goneAfter how long nobody must have seen a gateway before another one takes over what it keeps
 */
record Home(String gateway, Census census, Function<String, KeptCommands> keptBy, Duration goneAfter) {

    private static final Duration GONE_AFTER = Duration.ofMinutes(2);

    /** In MongoDB. */
    static Home of(MongoDatabase database, String gateway, Duration atMost) {
        return new Home(
                gateway,
                new Census(database, gateway, atMost),
                name -> new MongoKeptCommands(database, name, atMost),
                GONE_AFTER);
    }
}
