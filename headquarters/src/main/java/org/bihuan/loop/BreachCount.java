package org.bihuan.loop;

/** @param unit empty if nobody is charged */
public record BreachCount(String unit, String protocol, String duty, int breaches) {}
