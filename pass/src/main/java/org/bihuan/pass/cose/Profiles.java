package org.bihuan.pass.cose;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The signature profiles that a reader knows. Another algorithm joins by standing in this list, nowhere else. */
public record Profiles(List<SignatureProfile> all) {
    public static final Profiles ED25519 = new Profiles(List.of(Ed25519.PROFILE));

    /** An {@link IllegalArgumentException} for two profiles with one algorithm number or one prefix. */
    public Profiles {
        all = List.copyOf(all);
        Set<Integer> algorithms = new HashSet<>();
        Set<String> prefixes = new HashSet<>();
        for (SignatureProfile profile : all) {
            if (!algorithms.add(profile.algorithm()) || !prefixes.add(profile.prefix())) {
                throw new IllegalArgumentException("two profiles of one algorithm or prefix");
            }
        }
    }

    /** The profile of a COSE algorithm number. */
    public Optional<SignatureProfile> ofAlgorithm(long algorithm) {
        return all.stream().filter(profile -> profile.algorithm() == algorithm).findFirst();
    }

    /** The profile that the beginning of a token's text names. */
    public Optional<SignatureProfile> ofText(String text) {
        return all.stream().filter(profile -> text.startsWith(profile.prefix())).findFirst();
    }
}
