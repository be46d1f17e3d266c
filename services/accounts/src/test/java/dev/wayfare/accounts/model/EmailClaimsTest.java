package dev.wayfare.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmailClaimsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final EmailOwner owner = new EmailOwner();

    @Test
    void the_hold_that_an_account_asks_for_is_not_late_when_it_is_asked_for() {
        UserId ann = new UserId(Ids.derive(UserId.PREFIX, "ann"));
        Profile profile = new Profile(Role.RIDER, "Ann", "ann@example.org", "+13125550142", null);
        ClaimCommand hold = EmailClaims.hold(ann, profile, NOW);

        assertThat(owner.decide(owner.initial(), hold, NOW))
                .isInstanceOfSatisfying(Decision.Accepted.class, decided -> assertThat(decided.events())
                        .hasOnlyElementsOfType(ClaimOutcome.Held.class)
                        .hasSize(1));
    }
}
