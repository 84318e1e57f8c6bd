package org.bihuan.access.web;

import java.util.List;
import org.bihuan.access.Account;

/** A line of the list of accounts. */
public record AccountLine(Account account, List<ToldPost> posts) {}
