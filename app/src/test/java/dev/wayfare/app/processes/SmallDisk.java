package dev.wayfare.app.processes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of its own, in memory, that can be filled and emptied. Needs the right to mount; where that is not given, the test is left out. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /** Mounts one of so many megabytes on this empty folder. */
    static SmallDisk mount(Path folder, int megabytes) throws InterruptedException {
        boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(mounted, "this user may not mount a small disk");
        return new SmallDisk(folder);
    }

    Path root() {
        return root;
    }

    /** Leaves no byte free. */
    void fill() {
        try (OutputStream filler = Files.newOutputStream(root.resolve("filler"))) {
            byte[] chunk = new byte[CHUNK];
            while (root.toFile().getUsableSpace() > 0) {
                filler.write(
                        chunk, 0, (int) Math.min(chunk.length, root.toFile().getUsableSpace()));
            }
        } catch (IOException e) {
            if (root.toFile().getUsableSpace() > 0) {
                throw new UncheckedIOException("the disk is not full, and yet cannot be written", e);
            }
        }
    }

    /** Takes the filling away. */
    void free() throws IOException {
        Files.delete(root.resolve("filler"));
    }

    @Override
    public void close() throws InterruptedException {
        if (!succeeds("umount", root.toString())) {
            succeeds("umount", "-l", root.toString());
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no program " + command[0], e);
        }
    }
}
