package dev.wayfare.dispatch.matching;

import dev.wayfare.kernel.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who was proposed or refused a moment ago, across markets and processes. A hint that spares useless holds. Thread-safe. */
public interface Reservations {

    /** Which of these drivers are set aside, and why. */
    Map<UserId, Gates.Gate> setAside(Collection<UserId> drivers);

    /** Reserves drivers; returns those that nobody else had reserved. */
    Set<UserId> reserve(Collection<UserId> drivers);

    /** Remembers that the owner of this driver refused a hold. */
    void refused(UserId driver);
}
