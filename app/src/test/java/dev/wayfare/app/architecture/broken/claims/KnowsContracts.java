package dev.wayfare.app.architecture.broken.claims;

import dev.wayfare.app.architecture.broken.contracts.wire.Json;

/** The claim kernel looks upwards. */
final class KnowsContracts {

    static String text(Object claim) {
        return Json.write(claim);
    }
}
