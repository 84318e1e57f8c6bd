package org.bihuan.registry;

/** Where an area's name or marker stands on the city's map, in degrees and in the map's own coordinates. */
public record Position(double lon, double lat) {}
