package dev.wayfare.app.architecture.broken.contracts.wire;

/** Stands for what writes JSON. */
public final class Json {

    private Json() {}

    public static String write(Object value) {
        return String.valueOf(value);
    }
}
