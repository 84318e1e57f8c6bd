package org.bihuan.people;

/** What proves who somebody is; word key {@code people.document.NAME}. */
public enum DocumentKind {
    /** Resident identity card, GB 11643. */
    RESIDENT,
    /** Mainland travel permit of residents of Hong Kong and Macao, and of Taiwan. */
    PERMIT,
    PASSPORT,
    /** Something else that an officer has seen. */
    OTHER,
    /** None: a child, somebody found, somebody who has lost theirs. */
    NONE
}
