package org.bihuan.attack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends requests with what somebody has: a session's cookie, a key, or nothing. Follows nothing. */
final class Browser {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String house;
    private final List<String> headers;

    Browser(String house, String... headers) {
        this.house = house;
        this.headers = List.of(headers);
    }

    /** The same with more headers: name, value, name, value. */
    Browser with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Browser(house, all.toArray(String[]::new));
    }

    String house() {
        return house;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, Optional.empty(), Optional.empty());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send("POST", path, Optional.of("application/x-www-form-urlencoded"), Optional.of(encoded(form)));
    }

    HttpResponse<String> json(String method, String path, String body) {
        return send(method, path, Optional.of("application/json"), Optional.of(body));
    }

    HttpResponse<String> send(String method, String path, Optional<String> type, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house + path))
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        type.ifPresent(value -> request.header("Content-Type", value));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As a part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
