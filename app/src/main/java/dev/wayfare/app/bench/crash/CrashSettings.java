package dev.wayfare.app.bench.crash;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How often and under what the platform is killed.
 *
 * @param launch the process to kill; its data folder may hold a filled log already, see {@link LogFiller}
 * @param kills how often
 * @param between seconds of load between being ready and the next kill
 * @param people riders, each with a driver: as many rides are under way at any moment
 * @param readyWithin after which a start counts as failed
 * @param settleWithin how long the last rides may take to end
 * @param acknowledged the file into which ids of acknowledged rides are written
 * @param seed decides who cancels, and when the kill comes
 */
public record CrashSettings(
        Launch launch,
        int kills,
        Duration between,
        int people,
        Duration readyWithin,
        Duration settleWithin,
        Path acknowledged,
        long seed) {

    public CrashSettings {
        if (kills < 1 || people < 1) {
            throw new IllegalArgumentException("kills and people start at 1, not " + kills + " and " + people);
        }
    }

    /** 20 kills, 5 seconds apart, with 40 rides under way. */
    public static CrashSettings of(Launch launch) {
        return new CrashSettings(
                launch,
                20,
                Duration.ofSeconds(5),
                40,
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                launch.data().resolve("acknowledged-rides.txt"),
                7);
    }

    public CrashSettings withKills(int newKills, Duration newBetween) {
        return new CrashSettings(launch, newKills, newBetween, people, readyWithin, settleWithin, acknowledged, seed);
    }

    public CrashSettings withPeople(int newPeople) {
        return new CrashSettings(launch, kills, between, newPeople, readyWithin, settleWithin, acknowledged, seed);
    }
}
