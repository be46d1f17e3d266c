/**
 * The stand-in for a {@code mongod}: mongo-java-server's wire protocol and query language over documents and indexes
 * kept in one H2 MVStore file. It exists because a machine that has nothing but a JDK must still run the platform.
 */
@NullMarked
package dev.wayfare.embedded.mongo;

import org.jspecify.annotations.NullMarked;
