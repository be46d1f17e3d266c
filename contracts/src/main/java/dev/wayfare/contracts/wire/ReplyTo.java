package dev.wayfare.contracts.wire;

/**
 * Who waits for an outcome.
 *
 * @param partition of {@code command-outcomes}, read by the gateway that waits
 * @param command the id of the command that is waited for
 */
public record ReplyTo(int partition, String command) {

    public ReplyTo {
        if (partition < 0) {
            throw new IllegalArgumentException("partition " + partition + " of a reply must be ≥ 0");
        }
    }

    /** Header form: {@code 3/cmd…}. */
    public String text() {
        return partition + "/" + command;
    }

    /** Reads {@link #text}. */
    public static ReplyTo parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("'" + text + "' is no reply address; it looks like 3/command");
        }
        return new ReplyTo(Integer.parseInt(text.substring(0, slash)), text.substring(slash + 1));
    }
}
