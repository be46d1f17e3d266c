package dev.wayfare.gateway.spool;

import java.util.Collection;
import java.util.List;

/** Where commands are kept. Thread-safe; blocks, and fails with an unchecked exception when it cannot answer in time. */
interface KeptCommands {

    /** Returns when these survive the end of this process and of the store. */
    void add(List<Kept> commands);

    /** The commands that were kept first, in order. */
    List<Kept> oldest(int most);

    void remove(Collection<String> ids);

    /** Tells all that is kept. */
    void each(Seen seen);

    /** Hears of one kept command. */
    interface Seen {
        void command(String id, String lane);
    }
}
