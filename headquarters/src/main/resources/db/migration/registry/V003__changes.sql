-- Who entered it, as typed and not verified until there are accounts; empty for what came with the city's pack.
alter table area_period add column changed_by text not null default '';
alter table site add column changed_by text not null default '';
alter table duty_phone add column changed_by text not null default '';
alter table calendar_day add column changed_by text not null default '';
alter table sector add column changed_by text not null default '';

-- Periods of areas before and after a batch that came by file, so that undoing it gives a cut period back whole.
create table area_undo (
    batch bigint not null,
    stage text not null check (stage in ('before', 'after')),
    area int not null,
    sector text not null,
    valid daterange not null,
    parent int,
    statutory_parent int,
    kind text not null,
    zh text not null,
    en text not null,
    zh_short text not null,
    population bigint,
    estimate boolean not null,
    lon double precision,
    lat double precision,
    source text not null,
    recorded_at timestamptz not null,
    changed_by text not null,
    primary key (batch, stage, area, valid)
);

-- A city may name its areas in one language only.
alter table area_period
    drop constraint area_period_zh_check,
    drop constraint area_period_zh_short_check,
    add constraint a_name check (zh <> '' or en <> '');
