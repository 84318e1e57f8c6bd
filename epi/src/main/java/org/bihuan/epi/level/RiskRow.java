package org.bihuan.epi.level;

/** A row of the county rule; rows are read from the top and the first that fits decides. */
public enum RiskRow {
    /** No local case ever, or none within the window. */
    NO_NEW_CASE("no-new-case", RiskLevel.LOW),
    /** Many cases and a cluster within the window. */
    MANY_WITH_CLUSTER("many-with-cluster", RiskLevel.HIGH),
    /** New cases within the window, few in all; a cluster changes nothing. */
    FEW_WITH_NEW("few-with-new", RiskLevel.MEDIUM),
    /** Many cases, new ones within the window, no cluster. */
    MANY_WITHOUT_CLUSTER("many-without-cluster", RiskLevel.MEDIUM);

    private final String id;
    private final RiskLevel level;

    RiskRow(String id, RiskLevel level) {
        this.id = id;
        this.level = level;
    }

    /** Stable name, used in files and as a message key. */
    public String id() {
        return id;
    }

    public RiskLevel level() {
        return level;
    }
}
