package org.bihuan.house.planted.model;

import org.springframework.core.io.Resource;

/** Breaks: a model knows no Spring. */
public record ModelThatKnowsSpring(Resource resource) {}
