package dev.wayfare.routing;

import java.nio.file.Path;

/** Makes road networks of map files. A process finds its maker by {@link java.util.ServiceLoader}: who needs none carries none. */
public interface RoadNetworkMaker {

    /**
     * Looks at a file, quickly.
     *
     * @throws IllegalArgumentException when it cannot be read or holds no map; the message says which file
     */
    void requireMap(Path file);

    /**
     * Opens the network of a file. Builds it if that has not been done with this very file before, which takes seconds for a town
     * and minutes for a country.
     *
     * @param folder where what was built is kept
     * @throws IllegalArgumentException when the file is damaged
     */
    RoadNetwork open(Path file, Path folder);
}
