package dev.wayfare.runtime.decider;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Keeps the memory of all stores of a process within one bound: 64 MB of blocks and write buffers. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long TOTAL_BYTES = 64L << 20;
    private static final long WRITE_BYTES = 32L << 20;

    private static final Cache CACHE = new LRUCache(TOTAL_BYTES, -1, false);
    private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BYTES, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setFilterPolicy(new BloomFilter(10, false));
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(4L << 20);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    /** The cache and the buffers are shared and outlive any store. */
    @Override
    public void close(String store, Options options) {
        options.tableFormatConfig();
    }
}
