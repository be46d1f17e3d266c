package dev.wayfare.gateway.spool;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real store that shows the relay no more than a test lets pass. */
final class HeldBack implements KeptCommands {

    private final KeptCommands store;
    private final AtomicInteger passing = new AtomicInteger(Integer.MAX_VALUE);

    HeldBack(KeptCommands store) {
        this.store = store;
    }

    void hold() {
        passing.set(0);
    }

    void letPass(int commands) {
        passing.set(commands);
    }

    @Override
    public void add(List<Kept> commands) {
        store.add(commands);
    }

    @Override
    public List<Kept> oldest(int most) {
        int now = Math.min(most, passing.get());
        return now == 0 ? List.of() : store.oldest(now);
    }

    @Override
    public void remove(Collection<String> ids) {
        store.remove(ids);
        passing.updateAndGet(left -> left == Integer.MAX_VALUE ? left : Math.max(0, left - ids.size()));
    }

    @Override
    public void each(Seen seen) {
        store.each(seen);
    }
}
