/**
 * Commands that the log could not take in time: kept in MongoDB, durable before anybody is told that they were accepted, and
 * appended when the log is back, in order per key.
 *
 * <p>What a gateway keeps, it relays itself, after a restart, too; when it is gone for good, another gateway takes it over.
 *
 * <p>The order of a key holds among the commands of one gateway. With several gateways, a command that one of them keeps may
 * be overtaken by a later one that another gateway appends; owners refuse what is out of place then, as they do with any
 * command that comes late.
 */
@NullMarked
package dev.wayfare.gateway.spool;

import org.jspecify.annotations.NullMarked;
