package dev.wayfare.embedded.mongo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;
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
 *
 * <p>Only one thread of the store's own writes the file, since a thread that is interrupted while it writes would close
 * it for all.
 */
final class DurableStore implements AutoCloseable {
    static final long COMMIT_INTERVAL_MILLIS = 400;

    private static final Logger log = LoggerFactory.getLogger(DurableStore.class);
    private static final int CACHE_MEGABYTES = 32;

    /** A changed document is written with its whole page: few documents to a page, since keys are mostly random. */
    private static final int PAGE_BYTES = 4 * 1024;

    private static final int COMPACT_BELOW_PERCENT = 50;
    private static final int COMPACT_BYTES_AT_ONCE = 4 << 20;

    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final LongAdder commands = new LongAdder();
    private final Thread writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition written = lock.newCondition();
    private long wantedCommit;
    private long writtenCommit;
    private boolean closing;
    private @Nullable RuntimeException failure;

    private DurableStore(MVStore store) {
        this.store = store;
        this.writer = Thread.ofPlatform().name("mongo-commit").daemon().unstarted(this::writeUntilClosed);
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
        opened.writer.start();
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
            commands.increment();
            return command.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Returns when everything done before the call is in the file; callers that wait together share one commit. */
    void commit() {
        lock.lock();
        try {
            wantedCommit++;
            long mine = wantedCommit;
            due.signal();
            while (writtenCommit < mine && failure == null) {
                written.awaitUninterruptibly();
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is not written yet; no command may run any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            due.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException tooEarly) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilClosed() {
        long compactedAt = 0;
        try {
            while (awaitDue()) {
                write();
                long now = commands.sum();
                if (now != compactedAt) {
                    compactedAt = now;
                    store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES_AT_ONCE);
                }
            }
            store.close();
            noteWritten(Long.MAX_VALUE);
        } catch (MVStoreException fault) {
            fail(fault);
        }
    }

    private void write() {
        long upTo = wanted();
        gate.writeLock().lock();
        try {
            if (store.hasUnsavedChanges()) {
                store.commit();
            }
        } finally {
            gate.writeLock().unlock();
        }
        noteWritten(upTo);
    }

    private long wanted() {
        lock.lock();
        try {
            return wantedCommit;
        } finally {
            lock.unlock();
        }
    }

    private void noteWritten(long upTo) {
        lock.lock();
        try {
            writtenCommit = upTo;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a commit is asked for or the interval is over; false once the store is to be closed. */
    private boolean awaitDue() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(COMMIT_INTERVAL_MILLIS);
            while (!closing && wantedCommit == writtenCommit && left > 0) {
                left = due.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException nobodyInterruptsThisThread) {
            throw new IllegalStateException(nobodyInterruptsThisThread);
        } finally {
            lock.unlock();
        }
    }

    private void fail(MVStoreException fault) {
        if (fault.getCause() instanceof IOException disk) {
            log.error(
                    "The document store cannot be written any more and refuses all commands: {}. Free some space on its disk"
                            + " and start again; what was committed is kept.",
                    disk.getMessage());
        } else {
            log.error("The document store has failed and refuses all commands; start again", fault);
        }
        lock.lock();
        try {
            failure = fault;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
