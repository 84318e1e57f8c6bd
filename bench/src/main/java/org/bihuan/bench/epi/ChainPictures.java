package org.bihuan.bench.epi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bihuan.epi.chain.Chains;
import org.bihuan.epi.chain.Link;
import org.bihuan.epi.chain.OffspringLaw;

/** How many cases each case of a real line list infected, beside the law fitted to it. */
final class ChainPictures {
    private ChainPictures() {}

    /** @param edges {@code ,case_id,…,edge1,edge2,…}: infectors stand in the columns from {@code edge1} on */
    static String offspring(Path edges) throws IOException {
        Chains chains = Chains.of(links(edges));
        int[] offspring = chains.offspring();
        int most = Arrays.stream(offspring).max().orElse(0);
        int[] cases = new int[most + 1];
        for (int count : offspring) {
            cases[count]++;
        }
        OffspringLaw law = OffspringLaw.fit(offspring);
        double[] expected = new double[most + 1];
        double probability = Math.pow(1 + law.mean() / law.dispersion(), -law.dispersion());
        for (int count = 0; count <= most; count++) {
            expected[count] = probability * offspring.length;
            probability *= (count + law.dispersion()) / (count + 1) * law.mean() / (law.mean() + law.dispersion());
        }
        String title = String.format(
                Locale.ROOT,
                "Cases by how many each infected (bars); law (red): mean %.2f, dispersion %.2f",
                law.mean(),
                law.dispersion());
        Chart chart = new Chart(title, "Tianjin, cases with a named link, 2020", most + 1, 60);
        for (int count = 0; count <= most; count++) {
            chart.day(count + 1, String.valueOf(count));
        }
        return chart.bars(cases).line(expected, "#b3261e").svg();
    }

    private static List<Link> links(Path edges) throws IOException {
        List<String> lines = Files.readAllLines(edges);
        List<String> head = List.of(lines.getFirst().split(","));
        int infectors = head.size() - head.indexOf("edge1"); // the last ones; text before them may hold commas
        List<Link> links = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int i = cells.length - infectors; i < cells.length; i++) {
                if (!cells[i].isBlank()) {
                    links.add(new Link(cells[i].strip(), cells[1].strip()));
                }
            }
        }
        return links;
    }
}
