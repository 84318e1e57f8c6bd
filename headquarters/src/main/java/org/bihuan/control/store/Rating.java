package org.bihuan.control.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.LevelInputs;
import org.bihuan.control.model.LevelRules;
import org.bihuan.control.model.LevelTable;
import org.bihuan.control.model.Series;
import org.bihuan.detect.Curve;
import org.springframework.stereotype.Component;

/** Puts together what levels follow from: counts, groups, clusters and decisions as they are stored now. */
@Component
class Rating {
    private final RatingStore ratings;
    private final LevelRules rules = LevelRules.of2020();

    Rating(RatingStore ratings) {
        this.ratings = ratings;
    }

    LevelRules rules() {
        return rules;
    }

    LevelTable table(Map<String, Curve> curves) {
        Map<String, Series> series = new HashMap<>();
        curves.forEach((stream, curve) -> {
            Map<LocalDate, Integer> days = new HashMap<>();
            curve.counts().forEach((published, count) -> days.put(published, count.confirmed()));
            series.put(stream, Series.of(days));
        });
        List<Cluster> clusters = ratings.clusters();
        return new LevelTable(
                rules,
                new LevelInputs(
                        series,
                        ratings.members(),
                        clusters.isEmpty() ? Optional.empty() : Optional.of(clusters),
                        ratings.overrides()));
    }
}
