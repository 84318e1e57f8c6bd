package org.bihuan.epi.cli;

import org.bihuan.epi.alarm.Alarms;

/** Writes runs of an alarm method, the header before the first. */
final class AlarmTable {
    private final Output output;
    private boolean begun;

    AlarmTable(Output output) {
        this.output = output;
    }

    void add(int unit, Alarms alarms) {
        if (!begun) {
            String further = alarms.columns().isEmpty() ? "" : "," + String.join(",", alarms.columns());
            output.line("t,unit,observed,alarm,upperbound" + further);
            begun = true;
        }
        for (int t = alarms.from(); t <= alarms.to(); t++) {
            double alarm = switch (alarms.signal(t)) {
                case NONE -> 0;
                case ALARM -> 1;
                case UNDEFINED -> Double.NaN;
            };
            output.cell(t).cell(unit).cell(alarms.observed(t)).cell(alarm).cell(alarms.upperBound(t));
            for (int column = 0; column < alarms.columns().size(); column++) {
                output.cell(alarms.further(column, t));
            }
            output.end();
        }
    }
}
