package org.bihuan.epi.math;

/** Student's t distribution. */
public final class Student {
    private Student() {}

    /** P(|T| &gt; |t|) with the given degrees of freedom. */
    public static double twoSided(double t, double freedom) {
        double square = t * t;
        if (square == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return Beta.part(freedom / (freedom + square), square / (freedom + square), freedom / 2, 0.5, false);
    }
}
