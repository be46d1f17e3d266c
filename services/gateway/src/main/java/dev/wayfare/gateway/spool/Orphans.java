package dev.wayfare.gateway.spool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what a gateway has kept that is gone for good, so that a command outlives the gateway that accepted it. Gone is who
 * has not been seen for a while, all through which this one looked. Belongs to the thread of the relay.
 */
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final long LOOK_EVERY_NS = Duration.ofSeconds(5).toNanos();
    private static final int PAGE = 1_000;

    private final Home home;
    private final KeptCommands mine;
    private final KeptIds ids;
    private final Lanes lanes;
    private final Clock clock;
    private final Map<String, Sighting> sightings = new HashMap<>();
    private long lookedAtNs = System.nanoTime() - LOOK_EVERY_NS;

    private record Sighting(Instant seenAt, long sinceNs) {}

    Orphans(Home home, KeptCommands mine, KeptIds ids, Lanes lanes, Clock clock) {
        this.home = home;
        this.mine = mine;
        this.ids = ids;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** To be called again and again; does something every few seconds. */
    void look() {
        long now = System.nanoTime();
        if (now - lookedAtNs < LOOK_EVERY_NS) {
            return;
        }
        lookedAtNs = now;
        home.census().beat(clock.instant());
        Map<String, Instant> others = home.census().others();
        sightings.keySet().retainAll(others.keySet());
        others.forEach((gateway, seenAt) -> {
            Sighting last = sightings.get(gateway);
            if (last == null || !last.seenAt().equals(seenAt)) {
                sightings.put(gateway, new Sighting(seenAt, now));
            } else if (now - last.sinceNs() >= home.goneAfter().toNanos()
                    && home.census().claim(gateway, seenAt, clock.instant())) {
                adopt(gateway);
            }
        });
    }

    private void adopt(String gone) {
        KeptCommands theirs = home.keptBy().apply(gone);
        int adopted = 0;
        List<Kept> page = theirs.oldest(PAGE);
        while (!page.isEmpty()) {
            List<Kept> copies = page.stream().map(ids::behindMine).toList();
            copies.forEach(one -> lanes.hold(one.lane()));
            mine.add(copies);
            theirs.remove(page.stream().map(Kept::id).toList());
            adopted += page.size();
            page = theirs.oldest(PAGE);
        }
        home.census().forget(gone);
        LOG.info("gateway {} is gone; {} commands that it kept are relayed by this one", gone, adopted);
    }
}
