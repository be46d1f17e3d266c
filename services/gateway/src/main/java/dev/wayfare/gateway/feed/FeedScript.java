package dev.wayfare.gateway.feed;

/**
 * Adds a frame to a user's feed, once: number it, keep it, announce it, in one step.
 *
 * <p>A sequence number is an epoch (seconds at which the feed began, times 2²⁰) plus a count: when Redis loses a feed, its
 * next numbers are greater than all before, and a client that resumes notices the gap. 51 bits, so exact in any JSON reader.
 */
final class FeedScript {

    static final String TEXT = """
            local told = redis.call('GET', KEYS[3])
            if told and tonumber(told) >= tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[3], ARGV[1], 'EX', 120)
            local seq = redis.call('INCR', KEYS[2])
            if seq == 1 then
              redis.call('SET', KEYS[2], ARGV[2])
              seq = redis.call('INCR', KEYS[2])
            end
            redis.call('EXPIRE', KEYS[2], 604800)
            local id = string.format('%.0f', seq)
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], id .. '-0', 'f', ARGV[4])
            redis.call('EXPIRE', KEYS[1], 604800)
            redis.call('PUBLISH', ARGV[5], id .. '|' .. ARGV[4])
            return seq
            """;

    private static final int COUNT_BITS = 20;

    private FeedScript() {}

    /** First number of a feed that begins now. */
    static long epoch(long epochSeconds) {
        return epochSeconds << COUNT_BITS;
    }
}
