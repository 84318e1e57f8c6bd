package org.bihuan.shell.page;

/**
 * A room's line in the menu. Each room offers one as a bean; nobody keeps a list of rooms.
 *
 * @param key the room: package, schema, URL prefix and word key {@code KEY.room}
 * @param group heading that it stands under
 * @param order place among all rooms, in the mission's order
 * @param icon a Bootstrap icon's name
 * @param path where it leads
 */
public record RoomEntry(String key, Group group, int order, String icon, String path) {

    /** Headings of the menu, in the mission's order; word key {@code shell.group.NAME}. */
    public enum Group {
        HEADQUARTERS,
        STAGES,
        GATES,
        REOPENING,
        SUPPLY,
        DEVELOPMENT,
        GROUND
    }
}
