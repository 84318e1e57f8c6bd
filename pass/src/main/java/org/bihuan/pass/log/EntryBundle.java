package org.bihuan.pass.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bihuan.pass.Outcome;

/** An entry bundle of tlog-tiles: entries, each after its length of two octets, most significant first. */
public final class EntryBundle {
    private EntryBundle() {}

    /**
     * The first {@code width} entries of a bundle of that many or of 256; L02 if it ends within one, or holds another number.
     *
     * @param name of the file, for the refusal
     */
    public static Outcome<List<byte[]>> parse(byte[] octets, int width, String name) {
        List<byte[]> entries = new ArrayList<>(TilePath.WIDTH);
        int at = 0;
        while (at < octets.length && entries.size() < TilePath.WIDTH) {
            int length = at + 2 > octets.length ? -1 : (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
            if (length < 0 || at + 2 + length > octets.length) {
                return Outcome.refused("L02", name + " ends within an entry");
            }
            entries.add(Arrays.copyOfRange(octets, at + 2, at + 2 + length));
            at += 2 + length;
        }
        boolean counts = entries.size() == width || (entries.size() == TilePath.WIDTH && width < TilePath.WIDTH);
        return at == octets.length && counts
                ? Outcome.ok(List.copyOf(entries.subList(0, width)))
                : Outcome.refused("L02", name + " has another number of entries");
    }
}
