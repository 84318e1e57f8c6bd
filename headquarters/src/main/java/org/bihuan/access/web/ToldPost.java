package org.bihuan.access.web;

import java.util.List;

/**
 * A post in words.
 *
 * @param role what its role is called
 * @param area what its area is called
 * @param sectors its sectors, or that it is all of them
 * @param until from when if that is still to come, until when, or that it has no end
 * @param standsInFor for whom, in words; empty if for nobody
 * @param sees a sentence on which records its holder sees
 * @param does a line for each room: what its holder may do there
 */
public record ToldPost(
        long id,
        String role,
        String area,
        String sectors,
        String until,
        String standsInFor,
        String sees,
        List<String> does) {}
