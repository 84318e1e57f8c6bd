-- Areas as effective-dated data. Column area is the area's own id here, as it is everywhere else. The same as with keys
-- over periods, for servers that have none: an exclusion constraint and triggers say and refuse the same.
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
    constraint area_period_pkey exclude using gist (area with =, valid with &&),
    check ((parent is null) = (statutory_parent is null)),
    check ((lon is null) = (lat is null)),
    constraint one_root exclude using gist (valid with &&) where (parent is null)
);
create index on area_period (parent);
create index on area_period (statutory_parent);

-- Parents that exist on each of an area's days; deferrable, for a reform moves parents and children together. Whoever
-- judges waits for whoever else changes areas, and then sees what they changed.
create function guard_parents() returns trigger
    language plpgsql security definer set search_path = registry, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('registry.area'));
    if tg_op <> 'DELETE' and exists (
        select from area_period c
        where c.area = new.area and c.valid = new.valid and c.parent is not null
          and not ((select coalesce(range_agg(p.valid) @> c.valid, false) from area_period p where p.area = c.parent)
               and (select coalesce(range_agg(p.valid) @> c.valid, false) from area_period p
                    where p.area = c.statutory_parent)))
    then
        raise foreign_key_violation using constraint = 'parent_holds', schema = 'registry', table = 'area_period',
            message = 'insert or update on table "area_period" violates foreign key constraint "parent_holds"';
    end if;
    if tg_op <> 'INSERT' and exists (
        select from area_period c
        where (c.parent = old.area or c.statutory_parent = old.area) and c.valid && old.valid
          and not (select coalesce(range_agg(p.valid) @> c.valid, false) from area_period p where p.area = old.area))
    then
        raise foreign_key_violation using constraint = 'parent_holds', schema = 'registry', table = 'area_period',
            message = 'update or delete on table "area_period" violates foreign key constraint "parent_holds" on table'
                ' "area_period"';
    end if;
    return null;
end $$;
revoke all on function guard_parents() from public;
create constraint trigger parent_holds after insert or update or delete on area_period
    deferrable for each row execute function guard_parents();
