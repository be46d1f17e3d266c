package dev.wayfare.runtime.projection;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a fold puts records that it cannot read or fold. */
public interface Aside {

    /** Puts a record aside; returns when it lies there. */
    void put(ConsumerRecord<byte[], byte[]> record, RuntimeException cause);
}
