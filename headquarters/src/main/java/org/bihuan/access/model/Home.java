package org.bihuan.access.model;

/**
 * Where an account belongs: to the unit of an area, or to a department of the city.
 *
 * @param area number; the city's for a department
 * @param department key of the department; empty: the area's unit
 */
public record Home(int area, String department) {

    /** The value of the column {@code sector} of what belongs there. */
    public String sector() {
        return department.isEmpty() ? "general" : department;
    }
}
