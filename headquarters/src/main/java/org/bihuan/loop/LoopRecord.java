package org.bihuan.loop;

import java.time.Instant;
import java.util.List;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.LoopView;

/**
 * Everything of one subject under one protocol.
 *
 * @param loops in the order of their opening
 * @param entries what was recorded, in the order of arrival
 */
public record LoopRecord(String protocol, String subject, String sector, List<LoopView> loops, List<Recorded> entries) {

    public record Recorded(Instant at, String login, Act act) {}
}
