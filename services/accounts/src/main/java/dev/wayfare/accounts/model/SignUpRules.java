package dev.wayfare.accounts.model;

import java.util.Optional;

/** What the decider asks of libraries. Total: any text has an answer. Safe from any thread. */
public interface SignUpRules {

    /** The normal form under which an e-mail is taken once; empty when it is not an e-mail. */
    Optional<String> findEmail(String typed);

    /** The number in E.164; empty when it is not a valid number or its country code is missing. */
    Optional<String> findPhone(String typed);
}
