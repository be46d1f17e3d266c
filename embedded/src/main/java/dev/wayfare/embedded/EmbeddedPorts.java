package dev.wayfare.embedded;

/**
 * The ports of a stack on the loopback interface; 0 stands for the port that the data folder used before, or a free
 * one at its first start.
 */
public record EmbeddedPorts(int kafka, int redis, int mongo) {
    /** No port is asked for. */
    public static final EmbeddedPorts REMEMBERED = new EmbeddedPorts(0, 0, 0);

    public EmbeddedPorts {
        check("kafka", kafka);
        check("redis", redis);
        check("mongo", mongo);
        if (same(kafka, redis) || same(kafka, mongo) || same(redis, mongo)) {
            throw new EmbeddedException("Two embedded stores cannot share a port: kafka " + kafka + ", redis " + redis
                    + ", mongo " + mongo + ".");
        }
    }

    private static void check(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new EmbeddedException(
                    "The port of " + name + " is " + port + ": use 1 to 65535, or 0 for any free port.");
        }
    }

    private static boolean same(int one, int other) {
        return one != 0 && one == other;
    }
}
