package org.bihuan.access.web;

/**
 * Somebody who can see a record.
 *
 * @param why by which role, where and in which sectors, in words
 * @param until how long, in words
 */
public record SeerLine(String login, String name, String why, String until) {}
