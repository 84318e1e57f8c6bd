package org.bihuan.epi.scan;

import java.util.List;

/**
 * A cylinder with more cases than expected.
 *
 * @param places indices of its places, the centre first, then by distance
 * @param from first day, from 1
 * @param to last day, included
 * @param observed cases inside
 * @param expected cases inside if the risk were the same everywhere and on all days
 * @param logLikelihoodRatio of a higher risk inside
 * @param pValue share of replications whose best cylinder is at least as good, this one counted
 */
public record Cluster(
        List<Integer> places,
        int from,
        int to,
        int observed,
        double expected,
        double logLikelihoodRatio,
        double pValue) {}
