-- What levels follow from, with every version of it kept: who entered it, who ended it, which import batch did so.
alter table rating_group
    drop constraint rating_group_pkey,
    add column group_id bigint generated always as identity primary key,
    add column recorded_at timestamptz not null default now(),
    add column recorded_by text not null default 'city pack',
    add column verified boolean not null default false,
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add column batch bigint,
    add column withdrawn_batch bigint;
alter table rating_group alter column recorded_at drop default, alter column recorded_by drop default;
create unique index rating_group_current on rating_group (unit, from_day) where withdrawn_at is null;

alter table cluster
    add column label text not null default '',
    add column verified boolean not null default false,
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add column batch bigint,
    add column withdrawn_batch bigint;
create unique index cluster_current on cluster (unit, day, label) where withdrawn_at is null;

alter table level_override
    add column recorded_by text not null default '',
    add column batch bigint,
    add column withdrawn_batch bigint;
create index override_current on level_override (unit, until_day) where withdrawn_at is null;

-- Lists as they were computed: one row whenever what a day's levels follow from has changed. Never changed afterwards.
create table computed (
    computed_id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    day date not null,
    rules text not null,
    inputs text not null,               -- SHA-256 of what the levels follow from, hex
    computed_at timestamptz not null
);
create index computed_day on computed (day, computed_id desc);
create table computed_level (
    computed_id bigint not null references computed,
    area int not null,
    sector text not null,
    unit text not null,
    level text not null check (level in ('LOW', 'MEDIUM', 'HIGH')),
    rule text not null,
    cumulative int not null,
    new_cases int not null,
    clusters int not null,
    primary key (computed_id, unit)
);
alter table issue
    add column computed_id bigint references computed,
    add column request uuid unique;     -- a program's own number of its request to sign, so that it can ask again
