package dev.wayfare.claims;

import dev.wayfare.claims.ClaimBook.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link ClaimBook} as bytes: about 45 for each live claim, where JSON takes 250. A room type with a year of stays, or a
 * flight that is sold out, is written with every decision about it, so its size is what a decision costs.
 *
 * <p>Ids are kept as their 16 bytes, nights in a row as the first and their number. Pure; thread-safe.
 */
public final class ClaimBookBytes {

    private static final int FORMAT = 1;
    private static final int CONFIRMED = 1;
    private static final int HAS_REFERENCE = 2;

    private ClaimBookBytes() {}

    public static byte[] write(ClaimBook book) {
        PackedWriter out = new PackedWriter(64 + 48 * book.live().size());
        out.number(FORMAT);
        out.number(book.capacity() == null ? 0 : book.capacity() + 1L);
        out.number(book.allowance());
        out.number(book.used().size());
        book.used().forEach((slot, used) -> {
            out.slot(slot);
            out.number(used);
        });
        out.number(book.live().size());
        book.live().forEach((claim, entry) -> {
            out.id(claim);
            write(entry, out);
        });
        out.number(book.fences().size());
        book.fences().forEach((claim, until) -> {
            out.id(claim);
            out.time(until);
        });
        return out.bytes();
    }

    private static void write(Entry entry, PackedWriter out) {
        out.number((entry.confirmed() ? CONFIRMED : 0) + (entry.reference() == null ? 0 : HAS_REFERENCE));
        out.id(entry.claimant());
        out.number(entry.quantity());
        out.slots(entry.slots());
        out.time(entry.expiresAt());
        if (entry.reference() != null) {
            out.text(entry.reference());
        }
    }

    /**
     * Reads {@link #write}.
     *
     * @throws IllegalArgumentException when these are not its bytes
     */
    public static ClaimBook read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        long format = in.number();
        if (format != FORMAT) {
            throw new IllegalArgumentException("a claim book of format " + format + "; this program reads " + FORMAT);
        }
        long capacity = in.number();
        int allowance = in.integer();
        Map<String, Integer> used = new HashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            used.put(in.slot(), in.integer());
        }
        Map<String, Entry> live = new HashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            live.put(in.id(), entry(in));
        }
        Map<String, Instant> fences = new HashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            fences.put(in.id(), in.time());
        }
        in.requireEnd();
        return new ClaimBook(capacity == 0 ? null : Math.toIntExact(capacity - 1), allowance, used, live, fences);
    }

    private static Entry entry(PackedReader in) {
        int flags = in.integer();
        String claimant = in.id();
        int quantity = in.integer();
        List<String> slots = in.slots();
        Instant expiresAt = in.time();
        String reference = (flags & HAS_REFERENCE) == 0 ? null : in.text();
        return new Entry(claimant, quantity, slots, (flags & CONFIRMED) != 0, expiresAt, reference);
    }
}
