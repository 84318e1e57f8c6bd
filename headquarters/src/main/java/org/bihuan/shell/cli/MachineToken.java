package org.bihuan.shell.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * By what the commands of this machine enter the running city: a value made anew at each start, kept in the data folder
 * for nobody but its owner, and taken from loopback only.
 */
public record MachineToken(String value) {
    private static final String SCHEME = "Bearer ";

    public static MachineToken make(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new MachineToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The header that shows it. */
    public String header() {
        return SCHEME + value;
    }

    /** @param address of whoever shows it */
    public boolean accepts(String header, String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress()
                    && MessageDigest.isEqual(
                            header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MachineToken";
    }
}
