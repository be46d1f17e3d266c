package dev.wayfare.simulator.load;

/** One request and who hears of its answer. Everything happens on the load's thread. */
interface Exchange {

    /** The whole request, head and body. */
    byte[] request();

    /** False spares the copy of the body. */
    default boolean wantsBody() {
        return false;
    }

    /**
     * The answer.
     *
     * @param body empty when it was not wanted
     */
    void answered(int status, byte[] body, long nowNs);

    /** The connection broke before an answer came. */
    void broken(String why, long nowNs);
}
