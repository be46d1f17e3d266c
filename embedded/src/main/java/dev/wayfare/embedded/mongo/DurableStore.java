package dev.wayfare.embedded.mongo;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's file, and when it is written.
 *
 * <p>A commit is a point between two commands, never inside one, so what a crash leaves behind is the state after some
 * command with all before it: documents and their indexes agree, and an offset written after its documents is never
 * found without them. Commits happen every {@value #COMMIT_INTERVAL_MILLIS} ms while there are changes, when somebody
 * asks, and at the close. A commit hands the data to the operating system: it survives the end of this process, not a
 * loss of power.
 */
final class DurableStore implements AutoCloseable {
    static final long COMMIT_INTERVAL_MILLIS = 100;

    private static final Logger log = LoggerFactory.getLogger(DurableStore.class);
    private static final int CACHE_MEGABYTES = 32;
    private static final int PAGE_BYTES = 8 * 1024;
    private static final int COMPACT_BELOW_PERCENT = 50;
    private static final int COMPACT_BYTES_AT_ONCE = 4 << 20;
    private static final int COMPACT_EVERY_COMMITS = 10;
    private static final int CLOSING_MILLIS = 200;

    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final ReentrantLock committing = new ReentrantLock();
    private final ReentrantLock clock = new ReentrantLock();
    private final Condition closed = clock.newCondition();
    private final Thread committer;
    private volatile boolean open = true;
    private volatile long begun;

    private DurableStore(MVStore store) {
        this.store = store;
        this.committer = Thread.ofPlatform().daemon().name("mongo-commit").unstarted(this::commitForEver);
    }

    static DurableStore open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        DurableStore opened = new DurableStore(store);
        opened.committer.start();
        return opened;
    }

    MVMap<Key, byte[]> documents(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Key, byte[]>().keyType(Key.Type.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    MVMap<Key, Key> index(String name) {
        return store.openMap(
                name, new MVMap.Builder<Key, Key>().keyType(Key.Type.INSTANCE).valueType(Key.Type.INSTANCE));
    }

    MVStore store() {
        return store;
    }

    /** Runs one command; no commit takes place meanwhile. */
    <T> T run(Supplier<T> command) {
        gate.readLock().lock();
        try {
            return command.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Returns when everything done before the call is in the file; callers that wait together share one commit. */
    void commit() {
        long mine = begun + 1;
        committing.lock();
        try {
            if (begun < mine) {
                begun = mine;
                write();
            }
        } finally {
            committing.unlock();
        }
    }

    private void write() {
        gate.writeLock().lock();
        try {
            store.commit();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void commitForEver() {
        long commits = 0;
        try {
            while (pause()) {
                if (store.hasUnsavedChanges()) {
                    commit();
                    commits++;
                    if (commits % COMPACT_EVERY_COMMITS == 0) {
                        store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES_AT_ONCE);
                    }
                }
            }
        } catch (MVStoreException fault) {
            if (open) {
                log.error(
                        "The document store cannot be written any more and refuses all commands: {}. Most often its disk"
                                + " is full: free some space and start again; what was committed is kept.",
                        fault.getMessage());
            }
        }
    }

    private boolean pause() {
        clock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(COMMIT_INTERVAL_MILLIS);
            while (open && left > 0) {
                left = closed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            clock.unlock();
        }
        return open;
    }

    @Override
    public void close() {
        clock.lock();
        try {
            open = false;
            closed.signalAll();
        } finally {
            clock.unlock();
        }
        try {
            committer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        gate.writeLock().lock();
        try {
            store.close(CLOSING_MILLIS);
        } finally {
            gate.writeLock().unlock();
        }
    }
}
