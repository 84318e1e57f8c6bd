package org.bihuan.access.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An OpenID Connect provider as small as one can be: it knows whoever it is told to, and can be told to lie. */
final class IdentityProvider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey anothers = key();
    private Map<String, String> asked = Map.of();
    private String login = "";
    private Instant authenticated = Instant.now();
    private UnaryOperator<JWTClaimsSet.Builder> lie = claims -> claims;
    private boolean forges;
    private boolean silent;
    private String code = "";

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer())));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", exchange -> {
            Map<String, String> sent =
                    query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean right = code.equals(sent.get("code")) && sent.containsKey("code_verifier");
            answer(exchange, right ? """
                    {"access_token": "kept by nobody", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
                    """.formatted(token()) : "{}");
        });
        server.start();
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Somebody signs in there. Returns the query with which it sends them back. */
    String signIn(String who, URI there) {
        login = who;
        asked = query(there.getRawQuery());
        code = "code-" + asked.get("state");
        return "code=" + code + "&state=" + asked.get("state");
    }

    Map<String, String> asked() {
        return asked;
    }

    void honest() {
        lie = claims -> claims;
        forges = false;
        silent = false;
        authenticated = Instant.now();
    }

    void lies(UnaryOperator<JWTClaimsSet.Builder> how) {
        lie = how;
    }

    void forges() {
        forges = true;
    }

    void silent() {
        silent = true;
    }

    void signedInBefore(Duration time) {
        authenticated = Instant.now().minus(time);
    }

    private String token() {
        Instant now = Instant.now();
        JWTClaimsSet claims = lie.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer().toString())
                        .subject("subject of " + login)
                        .audience("bihuan")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("auth_time", authenticated.getEpochSecond())
                        .claim("nonce", asked.get("nonce"))
                        .claim("preferred_username", login))
                .build();
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(forges ? anothers : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return values;
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(silent ? 503 : 200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
