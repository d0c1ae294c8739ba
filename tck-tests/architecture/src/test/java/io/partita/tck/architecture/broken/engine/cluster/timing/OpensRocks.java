package io.partita.tck.architecture.broken.engine.cluster.timing;

import org.rocksdb.RocksDB;

record OpensRocks(RocksDB database) {}
