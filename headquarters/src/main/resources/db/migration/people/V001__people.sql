-- Persons. What tells who somebody is, is encrypted under a key that is not here (slot says which it is); what they are
-- found by are keyed digests. Both are gone when the person is erased.
create table person (
    person text collate "C" primary key check (person ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    area int not null,
    sector text not null,
    slot bigint not null unique,
    version int not null default 1,          -- bound into the ciphertexts: an earlier one cannot be put back
    name bytea,
    document bytea,
    phone bytea,
    birth bytea,
    sex bytea,
    address bytea,
    registered_at timestamptz not null,
    changed_at timestamptz not null,
    merged_into text collate "C" references person check (merged_into <> person),
    erased_at timestamptz,
    check ((erased_at is null) = (name is not null))
);
create index on person (area, sector);
create index on person (merged_into) where merged_into is not null;

create table trace (
    digest bytea not null check (octet_length(digest) = 16),
    person text collate "C" not null references person,
    area int not null,
    sector text not null,
    primary key (digest, person)
);
create index on trace (person);

-- Two that were looked at and are two.
create table distinct_pair (
    one text collate "C" not null references person,
    other text collate "C" not null references person,
    area int not null,
    sector text not null,
    at timestamptz not null,
    primary key (one, other),
    check (one < other)
);
create index on distinct_pair (other);

-- Looks outside of one's scope.
create table glass (
    glass bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    person text collate "C" not null references person,
    account bigint not null,
    login text not null,
    reason text not null check (length(reason) >= 10),
    opened_at timestamptz not null,
    until timestamptz not null check (until > opened_at),
    seen_at timestamptz
);
create index on glass (person, account, until);
create index on glass (glass) where seen_at is null;
