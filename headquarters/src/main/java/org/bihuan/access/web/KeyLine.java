package org.bihuan.access.web;

import java.util.List;
import org.bihuan.access.ApiKey;

/**
 * A line of the list of keys.
 *
 * @param area what its area is called
 * @param does what it may do, in words
 * @param holds whether it opens anything now
 */
public record KeyLine(ApiKey key, String area, List<String> does, boolean holds) {}
