package dev.wayfare.simulator.load;

import java.util.List;

/** Where people come from. Signing thousands up through the front door would measure password hashing; so they are seeded. */
public interface Accounts {

    /** So many active riders. */
    List<Account> riders(int count) throws InterruptedException;

    /** So many active drivers of the product {@code standard}. */
    List<Account> drivers(int count) throws InterruptedException;
}
