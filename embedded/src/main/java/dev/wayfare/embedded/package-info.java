/**
 * A whole platform's stores on one machine: a real Kafka KRaft broker in this process, a real Redis beside it, and
 * MongoDB (a {@code mongod} of the machine, or a stand-in in this process). Everything listens on the loopback
 * interface alone and keeps its data below one folder. Nothing here knows a topic, a key or a document.
 */
@NullMarked
package dev.wayfare.embedded;

import org.jspecify.annotations.NullMarked;
