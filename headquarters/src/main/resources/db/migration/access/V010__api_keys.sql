-- Keys by which programs enter the interfaces below /api/v1. Column area is the area that a key is given for; only the
-- digest of its secret is kept. The secret has 256 random bits: nobody guesses it, so a plain digest is enough.
create table api_key (
    api_key bigint generated always as identity primary key,
    area int not null,
    sector text not null default 'general',
    name text not null check (btrim(name) <> ''),
    hint text not null,                    -- first characters of the secret, to tell keys apart
    digest bytea not null unique,
    permissions text[] not null check (cardinality(permissions) > 0),
    sectors text[] not null default '{}',  -- empty: all of its maker's
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    created_at timestamptz not null,
    created_by bigint not null,            -- account, 0 the house
    ended_at timestamptz,
    ended_by bigint,
    last_used_at timestamptz               -- real time, to the minute
);
create index on api_key (area, sector);
