package org.bihuan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A request written by hand: with any Host header, to any address. */
public final class RawRequest {
    private RawRequest() {}

    /** Plain HTTP; the whole answer, up to its end. */
    public static String plain(String address, int port, String line, String... headers) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5000);
            return exchange(socket, line, headers);
        }
    }

    /** The same over TLS. */
    public static String tls(SSLContext trust, String address, int port, String line, String... headers)
            throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5000);
            try (SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(socket, address, port, false)) {
                return exchange(secure, line, headers);
            }
        }
    }

    private static String exchange(Socket socket, String line, String... headers) throws IOException {
        socket.setSoTimeout(30_000);
        String request = line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
