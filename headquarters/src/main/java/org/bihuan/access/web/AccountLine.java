package org.bihuan.access.web;

import java.util.List;
import org.bihuan.access.Account;

/**
 * A line of the list of accounts.
 *
 * @param unit the department that it belongs to and the unit, in words
 * @param device whether it is a screen's
 */
public record AccountLine(Account account, String unit, boolean device, List<ToldPost> posts) {}
