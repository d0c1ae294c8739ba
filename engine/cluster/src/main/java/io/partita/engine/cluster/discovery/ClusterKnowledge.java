package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.CatalogEncoding;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ClusterStateEncoding;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ItemEncoding;

/** What a process knows of the cluster: its state and its catalog, each of some moment. */
public record ClusterKnowledge(ClusterState state, Catalog catalog) {
    public static final ClusterKnowledge NOTHING = new ClusterKnowledge(ClusterState.EMPTY, Catalog.EMPTY);

    private static final int VERSION = 1;
    private static final int STATE = 1;
    private static final int CATALOG = 2;
    private static final int ROOM = 1 << 10;

    /** The later of each. */
    public ClusterKnowledge with(ClusterKnowledge other) {
        boolean laterState = other.state.version() > state.version();
        boolean laterCatalog = other.catalog.version() > catalog.version();
        return laterState || laterCatalog
                ? new ClusterKnowledge(laterState ? other.state : state, laterCatalog ? other.catalog : catalog)
                : this;
    }

    /** What somebody does not know who knows some versions: a version (1 byte), flags for state and catalog (1 byte), and these. */
    byte[] encodeSince(long knownState, long knownCatalog) {
        boolean withState = state.version() > knownState;
        boolean withCatalog = catalog.version() > knownCatalog;
        ByteWriter writer = new ByteWriter(ROOM);
        writer.writeByte(VERSION);
        writer.writeByte((withState ? STATE : 0) | (withCatalog ? CATALOG : 0));
        if (withState) {
            writer.writeBytes(ItemEncoding.encode(ClusterStateEncoding.encode(state)));
        }
        if (withCatalog) {
            writer.writeBytes(ItemEncoding.encode(CatalogEncoding.encode(catalog)));
        }
        return writer.toByteArray();
    }

    /**
     * What somebody knows beyond what was known; the rest is nothing.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are something else
     */
    static ClusterKnowledge decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "What a process knows of the cluster");
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this process reads only version " + VERSION);
        }
        int flags = reader.readByte();
        if ((flags & ~(STATE | CATALOG)) != 0) {
            throw reader.corrupt("its flags are " + flags);
        }
        ClusterState state = (flags & STATE) == 0
                ? ClusterState.EMPTY
                : ClusterStateEncoding.decode(ItemEncoding.decode(reader.readBytes()));
        Catalog catalog = (flags & CATALOG) == 0
                ? Catalog.EMPTY
                : CatalogEncoding.decode(ItemEncoding.decode(reader.readBytes()));
        reader.checkEnd();
        return new ClusterKnowledge(state, catalog);
    }
}
