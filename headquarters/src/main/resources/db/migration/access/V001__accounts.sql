-- Who may enter, in which posts, and how they prove who they are. Column area of an account is that of the unit it belongs to.
create table account (
    account bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    name text not null check (btrim(name) <> ''),
    unit text not null default '',
    secret text,                        -- password as the encoder keeps it; null until its owner has chosen one
    secret_set_at timestamptz,
    handle bytea not null unique,       -- what a passkey knows the account by: random, says nothing
    disabled_at timestamptz,
    disabled_by bigint,
    created_at timestamptz not null,
    created_by bigint not null          -- account, 0 the house
);
create index on account (area, sector);

-- A post: a role in an area, in some sectors or all, for a time; a stand-in's names whom it stands in for.
create table post (
    post bigint generated always as identity primary key,
    account bigint not null references account,
    area int not null,
    sector text not null default 'general',
    role text not null,
    sectors text[] not null default '{}',  -- empty: all that the role allows
    starts_at timestamptz not null,
    ends_at timestamptz,
    stands_in_for bigint references account,
    granted_at timestamptz not null,
    granted_by bigint not null,
    ended_at timestamptz,
    ended_by bigint,
    check (ends_at is null or ends_at > starts_at)
);
create index on post (account);
create index on post (area, sector);

-- Links that work once: to choose the first password, or to enter a demo. Only their digest is kept.
create table link (
    digest bytea primary key,
    area int not null,
    sector text not null default 'general',
    account bigint not null references account,
    enters boolean not null,            -- true: signs in without a password
    expires_at timestamptz not null,
    used_at timestamptz
);

-- Failed attempts, for throttling: by account, by address, and by a device that has signed in before.
create table attempt (
    area int not null default 0,
    sector text not null default 'general',
    key text not null,
    at timestamptz not null
);
create index on attempt (key, at);

-- Devices that have signed in to an account before: strangers' failures do not keep their owner waiting.
create table device (
    digest bytea not null,
    account bigint not null references account,
    area int not null default 0,
    sector text not null default 'general',
    seen_at timestamptz not null,
    primary key (account, digest)
);

create table passkey (
    credential bytea primary key,
    area int not null,
    sector text not null default 'general',
    account bigint not null references account,
    record bytea not null,              -- the credential as the library writes it
    label text not null,
    created_at timestamptz not null,
    used_at timestamptz
);
create index on passkey (account);

-- Sessions as the session library keeps them.
create table session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index on session (expiry_time);
create index on session (principal_name);
create table session_attributes (
    session_primary_id char(36) not null references session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
