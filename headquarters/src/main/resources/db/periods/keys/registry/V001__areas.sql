-- Areas as effective-dated data. Column area is the area's own id here, as it is everywhere else.
create extension if not exists btree_gist;

create table area (
    area int generated always as identity primary key,
    sector text not null default 'general',
    code text not null unique check (code ~ '^[0-9A-Za-z-]{1,40}$')
);

create table area_period (
    area int not null references area,
    sector text not null default 'general',
    valid daterange not null check (not isempty(valid)),
    parent int check (parent <> area),
    statutory_parent int check (statutory_parent <> area),
    kind text not null check (kind in
        ('city', 'district', 'county', 'zone', 'street', 'town', 'township', 'community', 'grid')),
    zh text not null check (zh <> ''),
    en text not null default '',
    zh_short text not null check (zh_short <> ''),
    population bigint check (population >= 0),
    estimate boolean not null default false,
    lon double precision,
    lat double precision,
    source text not null,
    recorded_at timestamptz not null,
    -- one row at most for an area on a day, hence one reporting and one statutory parent
    primary key (area, valid without overlaps),
    -- and parents that exist on each of its days; deferrable, for a reform moves parents and children together
    constraint parent_holds foreign key (parent, period valid)
        references area_period (area, period valid) deferrable,
    constraint statutory_parent_holds foreign key (statutory_parent, period valid)
        references area_period (area, period valid) deferrable,
    check ((parent is null) = (statutory_parent is null)),
    check ((lon is null) = (lat is null)),
    constraint one_root exclude using gist (valid with &&) where (parent is null)
);
create index on area_period (parent);
create index on area_period (statutory_parent);
