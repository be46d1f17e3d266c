package dev.wayfare.gateway.feed;

/** Names of the feeds' keys in Redis. Braces keep a user's keys together in a cluster. */
final class FeedKeys {

    /** How many frames of a user are kept. */
    static final int KEPT = 200;

    private FeedKeys() {}

    /** Stream of frames; entry ids are sequence numbers. */
    static String stream(String user) {
        return "feed:{" + user + "}";
    }

    /** The last sequence number. */
    static String sequence(String user) {
        return "feed:{" + user + "}:seq";
    }

    /** Version of a ride or bill that this user was told last. */
    static String told(String user, String entity) {
        return "feed:{" + user + "}:" + entity;
    }

    /** Channel on which new frames are announced. */
    static String channel(String user) {
        return "feed:" + user;
    }

    /** Whose ride or bill it is. */
    static String owner(String entity) {
        return "feed-owner:" + entity;
    }
}
