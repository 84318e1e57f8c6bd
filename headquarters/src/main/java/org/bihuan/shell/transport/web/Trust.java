package org.bihuan.shell.transport.web;

import java.time.Instant;
import java.util.List;

/**
 * What the page tells.
 *
 * @param authority its name as devices show it
 * @param fingerprint SHA-256 of its certificate, in lines that fit a phone
 * @param until its end
 * @param address of the page, for another device
 * @param qr the address as an image
 * @param guides one per kind of device
 */
public record Trust(
        String authority, List<String> fingerprint, Instant until, String address, String qr, List<Guide> guides) {

    /** What to do on one kind of device. */
    public record Guide(String device, List<String> steps) {}
}
