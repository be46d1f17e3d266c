package dev.wayfare.runtime.auth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;

/** What the maker and the checker of access tokens agree on. */
public final class TokenFormat {

    /** The only algorithm; whatever a token's header says. */
    public static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    /** RFC 9068: an access token, so that no other JWT of ours passes for one. */
    public static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    public static final String ISSUER = "wayfare";

    /** Claim: a {@link dev.wayfare.contracts.accounts.Role}, in lower case. */
    public static final String ROLE = "role";

    /** Claim: what the person is called; may be missing. */
    public static final String NAME = "name";

    private TokenFormat() {}
}
