package org.bihuan.access.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bihuan.access.model.Sessions;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Sessions as the session library keeps them; told apart by a digest, for their own ids would open them. */
@Component
class SessionBook implements Sessions {
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    SessionBook(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Open> of(String login) {
        return sessions.findByPrincipalName(login).values().stream()
                .map(session -> new Open(
                        key(session.getId()),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        ends(session),
                        Objects.requireNonNullElse(session.<String>getAttribute(Marks.ADDRESS), ""),
                        Objects.requireNonNullElse(session.<String>getAttribute(Marks.DEVICE), "")))
                .sorted(Comparator.comparing(Open::lastSeen).reversed())
                .toList();
    }

    @Override
    public void end(String login, String key) {
        sessions.findByPrincipalName(login).keySet().stream()
                .filter(id -> key(id).equals(key))
                .forEach(sessions::deleteById);
    }

    @Override
    public void endAll(String login) {
        sessions.findByPrincipalName(login).keySet().forEach(sessions::deleteById);
    }

    private static Instant ends(Session session) {
        Instant idle = session.getLastAccessedTime().plus(session.getMaxInactiveInterval());
        Long ends = session.getAttribute(Marks.ENDS);
        return ends == null || idle.toEpochMilli() < ends ? idle : Instant.ofEpochMilli(ends);
    }

    static String key(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
