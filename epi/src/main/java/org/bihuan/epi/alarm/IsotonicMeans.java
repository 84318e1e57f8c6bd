package org.bihuan.epi.alarm;

import java.util.Arrays;

/** Isotonic regression of a growing series, kept as a stack of plateaus with rising means. */
final class IsotonicMeans {
    private double[] sum = new double[16];
    private double[] size = new double[16];
    private int plateaus;
    private double total;
    private int seen;

    void add(double count) {
        double blockSum = count;
        double blockSize = 1;
        while (plateaus > 0 && blockSum / blockSize <= sum[plateaus - 1] / size[plateaus - 1]) {
            plateaus--;
            blockSum += sum[plateaus];
            blockSize += size[plateaus];
        }
        if (plateaus == sum.length) {
            sum = Arrays.copyOf(sum, 2 * plateaus);
            size = Arrays.copyOf(size, 2 * plateaus);
        }
        sum[plateaus] = blockSum;
        size[plateaus] = blockSize;
        plateaus++;
        total += count;
        seen++;
    }

    /** Likelihood ratio of the rising against the constant mean, were this the next count; the stack stays. */
    double statisticWith(double count) {
        double blockSum = count;
        double blockSize = 1;
        int below = plateaus;
        while (below > 0 && blockSum / blockSize <= sum[below - 1] / size[below - 1]) {
            below--;
            blockSum += sum[below];
            blockSize += size[below];
        }
        double mean = (total + count) / (seen + 1);
        double log = share(blockSum, blockSize, mean);
        for (int i = 0; i < below; i++) {
            log += share(sum[i], size[i], mean);
        }
        return Math.exp(log);
    }

    /** A plateau of zeros has likelihood 0^0 = 1 under its own mean. */
    private static double share(double sum, double size, double mean) {
        return sum == 0 ? 0 : sum * Math.log(sum / size / mean);
    }
}
