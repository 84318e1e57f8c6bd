package org.bihuan.shell.imports.file;

import java.util.ArrayList;
import java.util.List;

/** Finds the character between cells: the one that most lines contain equally often. */
final class Delimiter {
    private static final char[] CANDIDATES = {',', ';', '\t'};
    private static final int LINES = 20;

    private Delimiter() {}

    /** @param head the first lines of a file */
    static char of(String head) {
        char best = CANDIDATES[0];
        long most = 0;
        for (char candidate : CANDIDATES) {
            List<Integer> counts = counts(head, candidate);
            long score = 0;
            for (int count : counts) {
                long alike = counts.stream().filter(other -> other == count).count();
                score = Math.max(score, count == 0 ? 0 : alike * 1000 + count);
            }
            if (score > most) {
                best = candidate;
                most = score;
            }
        }
        return best;
    }

    /** How often the character stands outside of quotes, per line that is not empty. */
    private static List<Integer> counts(String head, char candidate) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < head.length() && counts.size() < LINES; i++) {
            char c = head.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                if (any) {
                    counts.add(count);
                }
                count = 0;
                any = false;
            } else if (c == candidate && !quoted) {
                count++;
            }
            any |= c > ' ';
        }
        if (any && counts.size() < LINES) {
            counts.add(count);
        }
        return counts;
    }
}
