-- Loops: what was recorded of each subject (the truth), and what follows from it (rewritten with every change).
create table protocol_version (
    protocol text not null,
    version int not null check (version > 0),
    area int not null,
    sector text not null,
    effective date not null,
    document text not null,             -- one YAML document
    digest text not null,
    stored_at timestamptz not null,
    primary key (protocol, version)
);
comment on table protocol_version is 'open: rules that were given out';

-- One subject under one protocol: its loops one after the other, locked and played as one.
create table history (
    history_id bigint generated always as identity primary key,
    area int not null,                  -- where the custodian is
    sector text not null,
    protocol text not null,
    subject text not null check (subject <> '' and position('#' in subject) = 0),
    custodian text not null,
    entries int not null,
    seen_at timestamptz not null,       -- played up to here; later entries are recorded after it
    next_at timestamptz,                -- the due queue: when time alone changes something
    unique (protocol, subject)
) with (fillfactor = 70);
create index history_due on history (next_at) where next_at is not null;

create table entry (
    history_id bigint not null,
    seq int not null,
    area int not null,
    sector text not null,
    at timestamptz not null,
    mark text,                          -- kind and key of what may be sent twice
    digest text not null,
    act jsonb not null,
    account bigint not null,
    login text not null,
    primary key (history_id, seq)
);
create unique index entry_once on entry (history_id, mark, digest) where mark is not null;
comment on table entry is 'append-only: what was recorded of every loop, in the order of arrival';

create table aside (
    aside_id bigint generated always as identity primary key,
    history_id bigint not null,
    area int not null,
    sector text not null,
    at timestamptz not null,
    act jsonb not null,
    reason text not null,
    account bigint not null,
    login text not null
);
comment on table aside is 'append-only: evidence that was refused, kept for a person to look at';

create table loop (
    history_id bigint not null references history,
    name text not null,
    area int not null,
    sector text not null,
    protocol text not null,
    version int not null,
    subject text not null,
    custodian text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (history_id, name)
);
create index loop_open on loop (area, protocol, subject) where closed_at is null;

create table custody (
    history_id bigint not null references history,
    name text not null,
    place int not null,
    area int not null,
    sector text not null,
    unit text not null,
    from_at timestamptz not null,
    until_at timestamptz,
    primary key (history_id, name, place)
);

-- What is owed now or soon; what was done, waived or cut is not here.
create table owed (
    history_id bigint not null references history,
    name text not null,
    duty text not null,
    slot_key text not null,
    area int not null,
    sector text not null,
    protocol text not null,
    version int not null,
    subject text not null,
    custodian text not null,
    number int not null,
    opens timestamptz not null,
    due timestamptz not null,
    grace_ends timestamptz not null,
    waits text not null check (waits in ('EVIDENCE', 'SIGNATURE', 'DECISION')),
    primary key (history_id, name, duty, slot_key)
);
create index owed_due on owed (area, due, history_id, name, duty, slot_key);

create table breach (
    history_id bigint not null references history,
    name text not null,
    duty text not null,
    slot_key text not null,
    area int not null,
    sector text not null,
    protocol text not null,
    subject text not null,
    unit text,                          -- null: due before the loop was opened, charged to nobody
    due timestamptz not null,
    grace_ends timestamptz not null,
    counts boolean not null,            -- false: the slot was cut since
    ended_at timestamptz,
    ended_by text,
    primary key (history_id, name, duty, slot_key)
);
create index breach_standing on breach (area, due, history_id, name, duty, slot_key) where ended_at is null;

-- Messages of the ladders: the inbox of those above.
create table step (
    history_id bigint not null references history,
    name text not null,
    duty text not null,
    slot_key text not null,
    step int not null,
    line text not null,
    area int not null,
    sector text not null,
    recipient text not null,
    number int not null,
    due timestamptz not null,
    acknowledged_by text,
    acknowledged_at timestamptz,
    primary key (history_id, name, duty, slot_key, step, line)
);
create index step_waiting on step (area, due) where acknowledged_at is null;

-- Hand-overs and requests that await an answer; the row of a hand-over lies with the receiver.
create table offer (
    history_id bigint not null references history,
    name text not null,
    offer text not null,
    area int not null,
    sector text not null,
    protocol text not null,
    subject text not null,
    giver text not null,
    receiver text not null,
    until_at timestamptz,
    primary key (history_id, name, offer)
);
create table request (
    history_id bigint not null references history,
    name text not null,
    request text not null,
    area int not null,
    sector text not null,
    protocol text not null,
    subject text not null,
    kind text not null,
    duty text not null,
    number int,
    until_at timestamptz,
    reason text not null,
    asked_by text not null,
    primary key (history_id, name, request)
);
