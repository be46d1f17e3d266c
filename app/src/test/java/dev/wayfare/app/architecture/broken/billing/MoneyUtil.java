package dev.wayfare.app.architecture.broken.billing;

/** A name that says nothing, a field that a container fills, a line on the console. */
final class MoneyUtil {

    @Inject
    int rate;

    void tell() {
        System.out.println(rate);
    }

    private @interface Inject {}
}
