package org.bihuan.shell.city;

/**
 * What a room takes from the city pack when a city is set up. Loading again changes nothing that is already there. Rooms
 * are asked in the order of {@link org.springframework.core.annotation.Order}: areas before counts, counts before levels.
 */
public interface PackContent {
    void load(City city);
}
