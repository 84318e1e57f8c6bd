package org.bihuan.people;

import java.util.List;

/** How an entry ends. */
public sealed interface Registration {
    /** The person stands. */
    record Registered(String pseudonym) implements Registration {}

    /**
     * Not entered: somebody may be the same. Whoever has looked says so, and enters again.
     *
     * @param candidates within the scope of whoever enters
     * @param elsewhere how many have the same document outside of it
     */
    record MayBeTheSame(List<Candidate> candidates, int elsewhere) implements Registration {
        public MayBeTheSame {
            candidates = List.copyOf(candidates);
        }
    }

    /** Not entered: something is wrong. */
    record Refused(List<Flaw> flaws) implements Registration {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }
}
