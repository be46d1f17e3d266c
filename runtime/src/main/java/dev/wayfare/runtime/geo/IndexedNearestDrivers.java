package dev.wayfare.runtime.geo;

import java.util.List;

/**
 * Asks this process's index where it holds all drivers, as it does where one fold follows the whole log, and otherwise somebody who
 * knows the drivers of all folds. Thread-safe.
 */
public final class IndexedNearestDrivers implements NearestDrivers {

    private final DriverIndex index;
    private final NearestDrivers elsewhere;

    public IndexedNearestDrivers(DriverIndex index, NearestDrivers elsewhere) {
        this.index = index;
        this.elsewhere = elsewhere;
    }

    private NearestDrivers best() {
        return index.isWhole() ? index : elsewhere;
    }

    @Override
    public List<List<Nearby>> nearest(List<Search> searches) {
        return best().nearest(searches);
    }

    @Override
    public List<String> products() {
        return best().products();
    }
}
