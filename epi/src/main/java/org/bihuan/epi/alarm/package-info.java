/**
 * Outbreak alarms on a series of counts, equal to those of the R package surveillance where it has the method.
 *
 * <p>Every method is a record of its parameters and an {@link org.bihuan.epi.alarm.AlarmMethod}: a pure function from
 * counts and a range to {@link org.bihuan.epi.alarm.Alarms}. Time points count from 1, as in R; a point is a day or a
 * week, and methods that look back by years carry the number of points in a year.
 *
 * <table>
 * <caption>How to choose</caption>
 * <tr><th>Situation</th><th>Method</th></tr>
 * <tr><td>a disease that should not occur at all</td><td>{@link org.bihuan.epi.alarm.FirstCase},
 * {@link org.bihuan.epi.alarm.FixedThreshold}</td></tr>
 * <tr><td>days or weeks of history (syndromes, a new disease)</td><td>{@link org.bihuan.epi.alarm.Ears},
 * {@link org.bihuan.epi.alarm.Bayes}</td></tr>
 * <tr><td>slow drift upwards</td><td>{@link org.bihuan.epi.alarm.Cusum},
 * {@link org.bihuan.epi.alarm.GlrPoisson}, {@link org.bihuan.epi.alarm.OutbreakP}</td></tr>
 * <tr><td>two years and more of history</td><td>{@link org.bihuan.epi.alarm.FarringtonFlexible},
 * {@link org.bihuan.epi.alarm.Farrington}, {@link org.bihuan.epi.alarm.Rki},
 * {@link org.bihuan.epi.alarm.MovingPercentile}</td></tr>
 * </table>
 *
 * <p>{@link org.bihuan.epi.alarm.EarsState}, {@link org.bihuan.epi.alarm.CusumState},
 * {@link org.bihuan.epi.alarm.OutbreakPState} and {@link org.bihuan.epi.alarm.GlrState} carry what the next day needs,
 * so that a new count costs one step. An alarm is a statistic, not a judgement: somebody must look at it.
 */
@NullMarked
package org.bihuan.epi.alarm;

import org.jspecify.annotations.NullMarked;
