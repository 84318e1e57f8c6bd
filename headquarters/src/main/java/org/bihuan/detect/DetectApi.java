package org.bihuan.detect;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bihuan.shell.scope.Actor;

/** The door of the room: counts for those who rate, board and report. */
public interface DetectApi {

    /**
     * Curves of all streams, by stream.
     *
     * @param upTo last day of publication that is read; what was not yet out then is not seen
     */
    Map<String, Curve> curves(LocalDate upTo);

    /** Streams that are no unit. */
    Streams streams();

    /**
     * Records counts; one that stands already with the same figures changes nothing, one with other figures becomes the
     * current version and the earlier one is kept.
     *
     * @param by who says so
     * @return how many were new or corrected
     */
    int record(List<Count> counts, String by);

    /** Versions of one figure, oldest first. */
    List<CountVersion> history(String stream, LocalDate published);

    /**
     * Current counts, ordered by day of publication and stream.
     *
     * @param after where the page before ended
     */
    List<CountVersion> counts(CountFilter filter, CountFilter.Place after, int limit);

    /** Puts one figure in the place of the one that stands; needs a reason. */
    CorrectionOutcome correct(Actor by, Count count, String reason);
}
