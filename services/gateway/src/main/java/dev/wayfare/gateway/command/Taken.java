package dev.wayfare.gateway.command;

/** Where a command is that cannot be lost any more. */
public enum Taken {
    /** In the log: its owner decides about it now. */
    IN_LOG,
    /** Kept until the log is back: nobody can say when its owner decides. */
    KEPT
}
