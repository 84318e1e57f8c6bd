package org.bihuan.epi.chain;

import java.util.OptionalInt;

/**
 * A case in the graph.
 *
 * @param id of the case
 * @param component number of its connected part, from 1 in order of appearance
 * @param generation links from the nearest case without infector; empty inside a circle that nobody started
 * @param offspring number of cases it infected
 * @param degree number of cases it is linked with, in either direction
 */
public record ChainedCase(String id, int component, OptionalInt generation, int offspring, int degree) {}
