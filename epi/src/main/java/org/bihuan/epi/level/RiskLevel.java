package org.bihuan.epi.level;

/** County risk level, from least to most. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH
}
