package io.partita.engine.server.signature;

import java.util.ArrayDeque;
import java.util.Deque;

/** The path of a request as signatures have it: without needless segments, and what was sent encoded once more. */
final class CanonicalPath {
    private CanonicalPath() {}

    static String of(String path) {
        if (path.equals("/") || path.isEmpty()) {
            return "/";
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(UriText.encode(segment));
            }
        }
        boolean isFolder = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return segments.isEmpty() ? "/" : "/" + String.join("/", segments) + (isFolder ? "/" : "");
    }
}
