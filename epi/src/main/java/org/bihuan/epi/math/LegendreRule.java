package org.bihuan.epi.math;

import java.util.function.DoubleUnaryOperator;

/** Gauss and Legendre's rule with twelve nodes: exact for polynomials up to degree 23. Nodes found once, by Newton. */
final class LegendreRule {
    private static final int NODES = 12;
    private static final double[] NODE = new double[NODES / 2];
    private static final double[] WEIGHT = new double[NODES / 2];

    static {
        for (int i = 0; i < NODE.length; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
            double slope = 0;
            for (int step = 0; step < 8; step++) {
                double before = 1;
                double value = x;
                for (int n = 2; n <= NODES; n++) {
                    double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
                    before = value;
                    value = next;
                }
                slope = NODES * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODE[i] = x;
            WEIGHT[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private LegendreRule() {}

    /** Integral of a smooth function from one bound to the other. */
    static double integral(double from, double to, DoubleUnaryOperator function) {
        double middle = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int i = 0; i < NODE.length; i++) {
            double away = half * NODE[i];
            sum += WEIGHT[i] * (function.applyAsDouble(middle - away) + function.applyAsDouble(middle + away));
        }
        return sum * half;
    }
}
