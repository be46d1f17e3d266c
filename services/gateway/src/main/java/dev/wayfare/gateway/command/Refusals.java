package dev.wayfare.gateway.command;

import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.Refusal;

/** An owner's refusal as a problem: what is not there or not yours is a 404, everything else a conflict. */
public final class Refusals {

    private Refusals() {}

    public static Problem problem(Refusal refusal) {
        return Problem.of(statusOf(refusal.code()), refusal.code(), refusal.detail());
    }

    private static int statusOf(String code) {
        return switch (code) {
            case "idempotency-key-reused" -> 422;
            case "not-yours", "not-your-ride", "account-not-active" -> 404;
            default -> code.endsWith("-unknown") ? 404 : 409;
        };
    }
}
