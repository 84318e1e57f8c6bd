package org.bihuan.epi.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.epi.chain.ChainedCase;
import org.bihuan.epi.chain.Chains;
import org.bihuan.epi.chain.Link;
import org.bihuan.epi.chain.OffspringLaw;
import org.bihuan.epi.scan.Cluster;
import org.bihuan.epi.scan.Place;
import org.bihuan.epi.scan.Scan;

/** Scan and chains on the command line. */
final class PlaceMethods {
    private static final int MOST_PLACES = 3_000;
    private static final int MOST_CELLS = 10_000_000;

    private PlaceMethods() {}

    private static Method.Option option(String name, String usual, String help) {
        return new Method.Option(name, usual, help);
    }

    static List<Method> all() {
        return List.of(
                new Method(
                        "scan",
                        "Clusters in space and time by Kulldorff's scan (Poisson, cylinders, Monte Carlo)",
                        Method.Reads.NOTHING,
                        List.of(
                                option(
                                        "cases",
                                        "",
                                        "file place,t,count (t a day or a date), or t with a column per place"),
                                option("places", "", "file place,x,y,population, or place,lon,lat,population"),
                                option("max-days", "14", "longest cylinder"),
                                option("max-share", "0.5", "most of the population in a circle"),
                                option("replications", "999", "of Monte Carlo"),
                                option("current", "false", "true: only cylinders that reach the last day"),
                                option("clusters", "20", "most rows to show"),
                                option("seed", "1", "of the random numbers")),
                        "rank,places,from,to,observed,expected,llr,pvalue",
                        "Kulldorff, JRSS A 164 (2001) 61",
                        PlaceMethods::scan),
                new Method(
                        "chains",
                        "Components, generations and offspring of links from,to",
                        Method.Reads.TABLE,
                        List.of(option("summary", "false", "true: measures of the whole instead of rows by case")),
                        "case,component,generation,offspring; with --summary measure,value",
                        "Lloyd-Smith et al., Nature 438 (2005) 355",
                        PlaceMethods::chains));
    }

    private static void scan(Options options, Input input, Output output) throws Refused {
        Grid placesGrid = input.grid(options.required("places"));
        boolean onGlobe = placesGrid.find("lon") >= 0;
        List<Place> places = places(placesGrid, onGlobe);
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            if (index.put(places.get(i).name(), i) != null) {
                throw placesGrid.refuse(i, placesGrid.column("place"), "each place once is expected");
            }
        }
        Grid grid = input.grid(options.required("cases"));
        PlaceCounts counts = grid.find("place") >= 0 ? PlaceCounts.rows(grid, index) : PlaceCounts.columns(grid, index);
        if ((long) counts.days() * places.size() > MOST_CELLS) {
            throw new Refused("too many days for " + places.size() + " places: " + counts.days());
        }
        int maxDays = options.whole("max-days");
        double maxShare = options.decimal("max-share");
        int replications = options.whole("replications");
        boolean current = options.yes("current", false);
        long seed = options.seed();
        Scan scan = Options.build(() -> new Scan(maxDays, maxShare, replications, current, onGlobe, seed));
        List<Cluster> clusters = scan.run(places, counts.table());
        output.line("rank,places,from,to,observed,expected,llr,pvalue");
        for (int rank = 1; rank <= Math.min(clusters.size(), options.whole("clusters")); rank++) {
            Cluster cluster = clusters.get(rank - 1);
            String names =
                    cluster.places().stream().map(i -> places.get(i).name()).collect(Collectors.joining(";"));
            output.cell(rank).cell(names).cell(counts.show(cluster.from())).cell(counts.show(cluster.to()));
            output.cell(cluster.observed()).cell(cluster.expected());
            output.cell(cluster.logLikelihoodRatio()).cell(cluster.pValue()).end();
        }
    }

    private static List<Place> places(Grid grid, boolean onGlobe) throws Refused {
        int name = grid.column("place");
        int x = grid.column(onGlobe ? "lon" : "x");
        int y = grid.column(onGlobe ? "lat" : "y");
        int population = grid.column("population");
        List<Place> places = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            double people = grid.decimal(row, population);
            if (!(people > 0)) {
                throw grid.refuse(row, population, "a population above 0 is expected");
            }
            places.add(new Place(grid.text(row, name), grid.decimal(row, x), grid.decimal(row, y), people));
        }
        if (places.isEmpty() || places.size() > MOST_PLACES) {
            throw new Refused("from 1 to " + MOST_PLACES + " places are expected, found " + places.size());
        }
        return places;
    }

    private static void chains(Options options, Input input, Output output) throws Refused {
        Grid grid = input.grid(options.file());
        int from = grid.column("from");
        int to = grid.column("to");
        List<Link> links = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            String infector = grid.text(row, from);
            String infected = grid.text(row, to);
            if (infector.equals(infected)) {
                throw grid.refuse(row, to, "another case than the infector is expected");
            }
            links.add(new Link(infector, infected));
        }
        Chains chains = Chains.of(links);
        if (options.yes("summary", false)) {
            summary(chains, output);
            return;
        }
        output.line("case,component,generation,offspring");
        for (ChainedCase one : chains.cases()) {
            double generation = one.generation().isPresent() ? one.generation().getAsInt() : Double.NaN;
            output.cell(one.id())
                    .cell(one.component())
                    .cell(generation)
                    .cell(one.offspring())
                    .end();
        }
    }

    private static void summary(Chains chains, Output output) throws Refused {
        if (chains.cases().isEmpty()) {
            throw new Refused("row 2: too short: at least one link is needed");
        }
        OffspringLaw law = OffspringLaw.fit(chains.offspring());
        int longest = chains.cases().stream()
                .mapToInt(one -> one.generation().orElse(0))
                .max()
                .orElse(0);
        int degree = chains.cases().stream().mapToInt(ChainedCase::degree).max().orElse(0);
        output.line("measure,value");
        output.cell("cases").cell(chains.cases().size()).end();
        output.cell("components").cell(chains.components()).end();
        output.cell("longest_generation").cell(longest).end();
        output.cell("largest_degree").cell(degree).end();
        output.cell("mean_offspring").cell(law.mean()).end();
        output.cell("dispersion").cell(law.dispersion()).end();
        output.cell("share_of_top_20_percent").cell(chains.shareOfTop(0.2)).end();
    }
}
