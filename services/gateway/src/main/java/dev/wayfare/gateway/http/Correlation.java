package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import io.netty.util.AsciiString;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One id for all that follows from a request: the client's own where it is decent, else a new one. */
public final class Correlation {

    static final AsciiString HEADER = HttpHeaderNames.of("x-correlation-id");

    private static final AsciiString TRACEPARENT = HttpHeaderNames.of("traceparent");
    private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int LONGEST = 64;

    private Correlation() {}

    /** The id of a request. */
    public static String of(RequestHeaders headers) {
        String given = headers.get(HEADER);
        return given != null && isDecent(given) ? given : fresh();
    }

    /** One for a request whose headers nobody could read. */
    static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** The W3C trace context of a request, when it has a good one. */
    public static @Nullable String traceparent(RequestHeaders headers) {
        String given = headers.get(TRACEPARENT);
        return given != null && TRACE.matcher(given).matches() ? given : null;
    }

    private static boolean isDecent(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == ':';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
