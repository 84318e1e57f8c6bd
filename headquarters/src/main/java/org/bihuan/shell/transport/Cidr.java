package org.bihuan.shell.transport;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A block of addresses, such as 192.0.2.0/24 or 2001:db8::/32 (RFC 4632, RFC 4291).
 *
 * @param base any address in it
 * @param bits how many leading bits all of its addresses share
 */
public record Cidr(InetAddress base, int bits) {
    /** An address alone is the block of only itself; empty if the text is no block. */
    public static Optional<Cidr> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2) {
            return Optional.empty();
        }
        return HostNames.address(parts[0]).flatMap(base -> {
            int most = base.getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return Optional.of(new Cidr(base, most));
            }
            if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
                return Optional.empty();
            }
            return Optional.of(new Cidr(base, Integer.parseInt(parts[1])));
        });
    }

    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** As it is written on a command line. */
    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
