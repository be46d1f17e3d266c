package dev.wayfare.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder that one live process owns, of a version that this program can read, on a disk with room. Ownership ends
 * with {@link #close} or with the process.
 */
final class DataFolder implements AutoCloseable {
    /** The layout that this program writes; a folder of a greater number was written by a newer program. */
    static final int VERSION = 1;

    /** What an idle stack writes in its first minutes, with room to say so before the disk is full. */
    private static final long LEAST_FREE_BYTES = 256L << 20;

    private static final String VERSION_FILE = "VERSION";
    private static final String LOCK_FILE = "LOCK";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataFolder open(Path folder) {
        return open(folder, LEAST_FREE_BYTES);
    }

    static DataFolder open(Path folder, long leastFreeBytes) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
        } catch (IOException fault) {
            throw notWritable(path, fault);
        }
        DataFolder opened = new DataFolder(path, lock(path));
        try {
            checkVersion(path);
            checkRoom(path, leastFreeBytes);
            return opened;
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
    }

    Path path() {
        return path;
    }

    /** A folder below this one, made if it is missing. */
    Path below(String name) {
        Path child = path.resolve(name);
        try {
            return Files.createDirectories(child);
        } catch (IOException fault) {
            throw notWritable(child, fault);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException fault) {
            throw new EmbeddedException("Cannot give up the lock of " + path + ": " + fault, fault);
        }
    }

    static EmbeddedException notWritable(Path path, IOException fault) {
        return new EmbeddedException(
                "The data folder cannot be written at " + path + " (" + fault
                        + "): give this user the right to write there, or choose another folder with --data.",
                fault);
    }

    private static FileChannel lock(Path path) {
        Path file = path.resolve(LOCK_FILE);
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException fault) {
            throw notWritable(file, fault);
        }
        try {
            if (tryLock(channel) == null) {
                String owner = Files.readString(file).strip();
                channel.close();
                throw new EmbeddedException("The data folder " + path + " is in use by process " + owner
                        + ": stop that process, or choose another folder with --data.");
            }
            channel.truncate(0);
            String self = ProcessHandle.current().pid() + "\n";
            channel.write(StandardCharsets.UTF_8.encode(self), 0);
            return channel;
        } catch (IOException fault) {
            throw notWritable(file, fault);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void checkVersion(Path path) {
        Path file = path.resolve(VERSION_FILE);
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, VERSION + "\n");
                return;
            }
            int found = Integer.parseInt(Files.readString(file).strip());
            if (found > VERSION) {
                throw new EmbeddedException("The data folder " + path + " has version " + found
                        + ", this program reads up to version " + VERSION
                        + ": run the newer program that wrote it, or choose another folder with --data.");
            }
        } catch (NumberFormatException unreadable) {
            throw new EmbeddedException(
                    "The data folder " + path + " has an unreadable " + VERSION_FILE
                            + " file: this is no data folder of the platform; choose another folder with --data.",
                    unreadable);
        } catch (IOException fault) {
            throw notWritable(file, fault);
        }
    }

    private static void checkRoom(Path path, long leastFreeBytes) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < leastFreeBytes) {
                throw new EmbeddedException("The disk of " + path + " has " + (free >> 20) + " MB left, at least "
                        + (leastFreeBytes >> 20) + " MB are needed: free some space, or choose a folder on another"
                        + " disk with --data.");
            }
        } catch (IOException fault) {
            throw notWritable(path, fault);
        }
    }
}
