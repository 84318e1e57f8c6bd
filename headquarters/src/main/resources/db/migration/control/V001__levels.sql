-- Levels: what they follow from, what was computed, and what was signed, published and put in force.
create table rating_group (
    area int not null,
    sector text not null,
    name text not null,
    unit text not null,
    from_day date not null,
    until_day date,
    primary key (unit, from_day)
);
create table cluster (
    cluster_id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    unit text not null,
    day date not null,
    size int not null check (size > 0),
    recorded_at timestamptz not null,
    recorded_by text not null
);
create table level_override (
    override_id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    unit text not null,
    level text not null check (level in ('LOW', 'MEDIUM', 'HIGH')),
    reason text not null check (length(trim(reason)) > 0),
    person text not null check (length(trim(person)) > 0),
    verified boolean not null,          -- false: a typed name, from the time before accounts
    from_day date not null,
    until_day date not null check (until_day >= from_day),
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by text
);
create table issue (
    issue_id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    day date not null,
    rules text not null,
    day_only boolean not null,          -- true: of its times only the day is known
    computed_at timestamptz,
    signed_at timestamptz not null,
    signed_by text not null,
    verified boolean not null,
    published_at timestamptz,
    in_force_at timestamptz,
    check (published_at is null or published_at >= signed_at),
    check (in_force_at is null or (published_at is not null and in_force_at >= published_at))
);
create table issue_level (
    issue_id bigint not null references issue,
    area int not null,
    sector text not null,
    unit text not null,
    level text not null check (level in ('LOW', 'MEDIUM', 'HIGH')),
    rule text not null,
    cumulative int not null,
    new_cases int not null,
    clusters int not null,
    primary key (issue_id, unit)
);
create index issue_in_force on issue (in_force_at) where in_force_at is not null;
