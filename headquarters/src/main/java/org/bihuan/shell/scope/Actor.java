package org.bihuan.shell.scope;

import java.util.Set;

/**
 * Who acts.
 *
 * @param account number of the account; 0 for the house itself, below 0 for a program with a key
 * @param login its sign-in name
 * @param name how people call it, a post rather than a person where that is possible
 * @param unit the unit that it belongs to, in words
 * @param permissions what it may do, {@code ROOM.ACT}, either part may be *
 */
public record Actor(long account, String login, String name, String unit, Set<String> permissions) {
    /** Permission to change what is one's own account's: held by everybody who is not a device. */
    public static final String OWN = "self.write";

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** The house itself: its own upkeep, never a person's wish. */
    public static Actor house(String why) {
        return new Actor(0, "house", why, "", Set.of("*.*"));
    }

    /** @param permission {@code ROOM.ACT}; held itself, or by {@code ROOM.*}, {@code *.ACT} or {@code *.*} */
    public boolean may(String permission) {
        int dot = permission.indexOf('.');
        return permissions.contains(permission)
                || permissions.contains(permission.substring(0, dot) + ".*")
                || permissions.contains("*" + permission.substring(dot))
                || permissions.contains("*.*");
    }

    /** How records name whoever made them: the post's or program's name and the account's; the house says what it did. */
    public String signature() {
        return account == 0 ? name : name + " (" + login + ")";
    }

    /** False for the house and for programs: their acts are nobody's decisions. */
    public boolean isPerson() {
        return account > 0;
    }
}
