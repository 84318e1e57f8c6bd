package org.bihuan.loop;

import org.bihuan.loop.model.Act;

/**
 * What somebody records of a loop.
 *
 * @param act its {@code by} names the unit or role that it is done for, empty: the custodian; who did it is added
 */
public record Said(String protocol, String subject, Act act) {}
