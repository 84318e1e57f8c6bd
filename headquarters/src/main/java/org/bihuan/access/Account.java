package org.bihuan.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who may enter.
 *
 * @param area number of the area that its unit belongs to
 * @param department key of the department that it belongs to; empty: its area's unit
 * @param unit the unit, in words
 * @param hasSecret whether its owner has chosen a password
 * @param posts that hold now or later, the earliest first
 */
public record Account(
        long id,
        int area,
        String login,
        String name,
        String unit,
        String department,
        boolean hasSecret,
        Optional<Instant> disabledAt,
        Instant createdAt,
        List<Post> posts) {

    public boolean disabled() {
        return disabledAt.isPresent();
    }

    /** The same with other posts. */
    public Account holding(List<Post> others) {
        return new Account(id, area, login, name, unit, department, hasSecret, disabledAt, createdAt, others);
    }

    /** Posts that hold at a moment. */
    public List<Post> postsAt(Instant now) {
        return posts.stream().filter(post -> post.holdsAt(now)).toList();
    }
}
