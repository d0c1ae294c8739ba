package io.partita.engine.server.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of the internet that begin with the same bits: {@code 192.0.2.0/24}, {@code 2001:db8::/32}. */
final class AddressRange {
    /** Nothing that could be a name: no text from outside is ever asked of a name server. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]{2,45}");

    private final InetAddress first;
    private final int bits;

    private AddressRange(InetAddress first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if it is neither an address nor a range */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = address(slash < 0 ? text : text.substring(0, slash));
        int most = first == null ? 0 : 8 * first.getAddress().length;
        int bits = slash < 0 ? most : bits(text.substring(slash + 1));
        if (first == null || bits < 0 || bits > most) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no range of addresses; write it as 192.0.2.0/24 or 2001:db8::/32");
        }
        return new AddressRange(first, bits);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static @Nullable InetAddress address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    boolean contains(String text) {
        InetAddress address = address(text);
        if (address == null) {
            return false;
        }
        byte[] expected = first.getAddress();
        byte[] actual = address.getAddress();
        if (expected.length != actual.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((expected[bit / 8] ^ actual[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
