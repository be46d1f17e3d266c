package dev.wayfare.roads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** An OpenStreetMap extract on disk. */
record MapFile(Path path) {

    private static final List<String> OTHER_FORMS = List.of(".osm", ".osm.gz", ".osm.bz2", ".osm.zip", ".xml");
    private static final String PBF_MARK = "OSMHeader";
    private static final int HEAD = 64;

    /**
     * Looks at its beginning.
     *
     * @throws IllegalArgumentException when it cannot be read or is no extract
     */
    MapFile requireMap() {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException("there is no file " + path.toAbsolutePath() + " that can be read");
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (OTHER_FORMS.stream().anyMatch(name::endsWith)) {
            return this;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + path + ": " + e.getMessage(), e);
        }
        if (!new String(head, StandardCharsets.ISO_8859_1).contains(PBF_MARK)) {
            throw new IllegalArgumentException(
                    path + " is no OpenStreetMap extract: it does not begin as a .osm.pbf file does");
        }
        return this;
    }

    /** Differs as soon as the file does: of its place, length and time of change. */
    String fingerprint(String version) {
        try {
            String text = path.toRealPath() + "|" + Files.size(path) + "|"
                    + Files.getLastModifiedTime(path).toMillis() + "|" + version;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
