package dev.wayfare.app.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** Time since this process began, as people read it. */
final class Uptime {

    private Uptime() {}

    static String seconds() {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(Locale.ROOT, "%.1f s", Duration.ofMillis(millis).toMillis() / 1000.0);
    }
}
