package io.partita.engine.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Where a process answers clients.
 *
 * @param zone what fails together with it, without spaces
 * @param address {@code host:port}, or null if it does not say
 */
public record RouterAddress(String zone, @Nullable String address) {

    /** Its line in the answer to {@code GET /routers}. */
    String line() {
        return zone + " " + (address == null ? "-" : address) + "\n";
    }
}
