package dev.wayfare.fleet.drivers.model;

/** Why a driver's own command was not done: frozen codes of the public contract. */
public final class DriverRefusals {

    /** Nobody registered him as a driver. */
    public static final String NOT_REGISTERED = "not-registered";

    /** He is suspended. */
    public static final String SUSPENDED = "suspended";

    /** He must be online for this. */
    public static final String NOT_ONLINE = "not-online";

    /** His vehicle does not serve a product that he asked for. */
    public static final String PRODUCT_NOT_SERVED = "product-not-served";

    /** A ride must be ended first. */
    public static final String ON_A_RIDE = "on-a-ride";

    /** The offer has ended: it expired, was declined or was withdrawn. */
    public static final String OFFER_EXPIRED = "offer-expired";

    /** No such offer was made to this driver, or so long ago that it is forgotten. */
    public static final String OFFER_UNKNOWN = "offer-unknown";

    /** An accepted offer cannot be declined; the ride can be given up. */
    public static final String OFFER_ACCEPTED = "offer-accepted";

    /** This driver does not hold this ride. */
    public static final String NOT_YOUR_RIDE = "not-your-ride";

    private DriverRefusals() {}
}
