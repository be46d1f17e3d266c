package dev.wayfare.gateway.grpc;

import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.PackedFixes;
import dev.wayfare.gateway.fixes.FixRules;
import dev.wayfare.gateway.grpc.FixStream.Batch;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message of a stream of fixes, read: fixes of one driver together, those that cannot be left out.
 *
 * @param batches of one driver each, in the order of the message
 * @param dropped how many cannot be
 */
record FixMessages(List<Batch> batches, int dropped) {

    static FixMessages read(Fix message, String subject, long nowMs) {
        return new Reading(subject, nowMs).read(message);
    }

    private static final class Reading {
        private final String subject;
        private final long nowMs;
        private final Map<String, List<LocationFix>> single = new LinkedHashMap<>();
        private final List<Batch> batches = new ArrayList<>();
        private int dropped;

        Reading(String subject, long nowMs) {
            this.subject = subject;
            this.nowMs = nowMs;
        }

        FixMessages read(Fix message) {
            message.getPackedList().forEach(this::packed);
            message.getMoreList().forEach(this::fix);
            boolean carrier = message.getPackedCount() > 0 || message.getMoreCount() > 0;
            if (!carrier || message.hasRecordedAt()) {
                fix(message);
            }
            single.forEach(this::encode);
            return new FixMessages(batches, dropped);
        }

        private void encode(String driver, List<LocationFix> fixes) {
            for (int from = 0; from < fixes.size(); from += FixBytes.MOST) {
                List<LocationFix> part = fixes.subList(from, Math.min(fixes.size(), from + FixBytes.MOST));
                sane(driver, new LocationFixes(part).encode());
            }
        }

        private void fix(Fix fix) {
            String driver = driver(fix.getDriverId());
            Timestamp at = fix.getRecordedAt();
            if (!fix.hasRecordedAt()
                    || !Ids.isId(UserId.PREFIX, driver)
                    || !(Math.abs(fix.getLat()) <= FixRules.MOST_LAT)
                    || !(Math.abs(fix.getLon()) <= FixRules.MOST_LON)
                    || Math.abs(at.getSeconds()) > Integer.MAX_VALUE * 4L) {
                dropped++;
                return;
            }
            single.computeIfAbsent(driver, id -> new ArrayList<>())
                    .add(new LocationFix(
                            fix.getLat(),
                            fix.getLon(),
                            Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
                            fix.hasHeadingDeg() ? within(fix.getHeadingDeg(), FixRules.MOST_HEADING_DEG) : Float.NaN,
                            fix.hasSpeedMps() ? within(fix.getSpeedMps(), FixRules.MOST_SPEED_MPS) : Float.NaN,
                            fix.hasAccuracyM() ? vagueUnlessKnown(fix.getAccuracyM()) : Float.NaN));
        }

        private void packed(PackedFixes packed) {
            String driver = driver(packed.getDriverId());
            byte[] value = packed.getFixes().toByteArray();
            if (!Ids.isId(UserId.PREFIX, driver) || FixBytes.countOrNone(value) < 0 || value[0] != FixBytes.MANY) {
                dropped += Math.max(1, value.length / FixBytes.ENTRY);
                return;
            }
            sane(driver, value);
        }

        private void sane(String driver, byte[] value) {
            byte[] kept = FixRules.withoutFaulty(value, nowMs);
            int count = kept.length == 0 ? 0 : FixBytes.count(kept);
            dropped += FixBytes.count(value) - count;
            if (count > 0) {
                batches.add(new Batch(driver, kept));
            }
        }

        private String driver(String named) {
            return named.isEmpty() ? subject : named;
        }

        private static float within(float value, double most) {
            return value >= 0 && value <= most ? value : Float.NaN;
        }

        /** What nobody can mean is as good as not precise at all. */
        private static float vagueUnlessKnown(float accuracyM) {
            return accuracyM >= 0 ? accuracyM : (float) FixRules.MOST_ACCURACY_M;
        }
    }
}
