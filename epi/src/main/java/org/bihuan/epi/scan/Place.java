package org.bihuan.epi.scan;

/**
 * A place with its centre and the people at risk.
 *
 * @param name unique
 * @param x east, any unit, or degrees of longitude
 * @param y north, same unit, or degrees of latitude
 * @param population above 0
 */
public record Place(String name, double x, double y, double population) {
    public Place {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !(population > 0)) {
            throw new IllegalArgumentException("place " + name + ": finite position and a population above 0");
        }
    }

    /** Squared distance on the plane. */
    static double planar(Place a, Place b) {
        return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
    }

    /** A measure that grows with the distance on the globe: the haversine. */
    static double onGlobe(Place a, Place b) {
        double north = Math.sin(Math.toRadians(a.y - b.y) / 2);
        double east = Math.sin(Math.toRadians(a.x - b.x) / 2);
        return north * north + Math.cos(Math.toRadians(a.y)) * Math.cos(Math.toRadians(b.y)) * east * east;
    }
}
