package io.partita.engine.server.signature;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire, before anything was decoded. Texts have one character for each byte
 * (ISO-8859-1).
 *
 * @param method as sent: {@code POST}
 * @param path what stands before the question mark, still encoded: {@code /}
 * @param query what stands behind the question mark, still encoded; empty if there is none
 * @param headers all header lines, names in any case, in the order in which they came
 * @param body the whole body, after any transfer coding was undone; its position is left where it is
 */
public record SignedRequest(
        String method, String path, String query, List<Map.Entry<String, String>> headers, ByteBuffer body) {}
