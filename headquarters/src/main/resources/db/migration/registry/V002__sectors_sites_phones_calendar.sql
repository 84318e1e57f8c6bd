-- Sectors and who answers for each; kinds of sites; both are the city's own lists.
create table sector (
    sector text primary key check (sector ~ '^[a-z][a-z-]{0,39}$'),
    area int not null references area,
    place int not null,
    zh text not null,
    en text not null,
    owner_zh text not null,
    owner_en text not null
);

create table site_kind (
    kind text primary key check (kind ~ '^[a-z][a-z-]{0,39}$'),
    area int not null references area,
    sector text not null default 'general',
    place int not null,
    zh text not null,
    en text not null
);

-- Every site has somebody who runs it, an owner by territory and an owner by sector.
create table site (
    site int generated always as identity primary key,
    code text not null unique check (code ~ '^[0-9A-Za-z-]{1,40}$'),
    kind text not null references site_kind,
    zh text not null check (zh <> ''),
    en text not null default '',
    area int not null references area,
    sector text not null references sector,
    operator text not null check (btrim(operator) <> ''),
    territorial_owner text not null check (btrim(territorial_owner) <> ''),
    sector_owner text not null check (btrim(sector_owner) <> ''),
    address text not null default '',
    lon double precision,
    lat double precision,
    recorded_at timestamptz not null,
    check ((lon is null) = (lat is null)),
    check (operator <> territorial_owner and operator <> sector_owner)
);
create index on site (area);
create index on site (kind);
create index on site (sector);
create index on site (code collate "C");

-- Posts and their lines, never names of persons.
create table duty_phone (
    phone int generated always as identity primary key,
    area int not null references area,
    sector text not null references sector,
    role text not null check (role <> ''),
    number text not null check (number <> ''),
    valid tstzrange not null check (not isempty(valid)),
    recorded_at timestamptz not null
);
create unique index on duty_phone (area, sector, role, lower(valid));
create index on duty_phone using gist (valid);

-- Days that differ from the week.
create table calendar_day (
    day date primary key,
    area int not null references area,
    sector text not null default 'general',
    kind text not null check (kind in ('holiday', 'workday')),
    zh text not null,
    en text not null,
    recorded_at timestamptz not null
);

create table working_hours (
    weekday int not null check (weekday between 1 and 7),
    opens time not null,
    closes time not null check (closes > opens),
    area int not null references area,
    sector text not null default 'general',
    primary key (weekday, opens)
);
