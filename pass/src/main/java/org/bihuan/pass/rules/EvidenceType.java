package org.bihuan.pass.rules;

import java.util.Arrays;
import java.util.Optional;

/** The closed list of what a decision may rest on. There is no "other". */
public enum EvidenceType {
    LABORATORY(1, true),
    CLINICAL(2, true),
    CONTACT(3, true),
    ISOLATION_ORDER(4, true),
    AREA_STAY(5, true),
    TRAVEL(6, true),
    VACCINATION(7, false),
    NEGATIVE_TEST(8, false),
    RELEASE(9, false);

    private final int code;
    private final boolean mayRestrict;

    EvidenceType(int code, boolean mayRestrict) {
        this.code = code;
        this.mayRestrict = mayRestrict;
    }

    public int code() {
        return code;
    }

    /** Whether a restriction may rest on it. */
    public boolean mayRestrict() {
        return mayRestrict;
    }

    public static Optional<EvidenceType> ofCode(long code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
