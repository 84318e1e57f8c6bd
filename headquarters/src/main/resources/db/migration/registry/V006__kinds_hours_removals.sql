-- Kinds of sites and working hours can be changed by people, and say by whom.
alter table site_kind add column changed_by text not null default '';

-- One row per weekday, so that a day that is no longer worked keeps who said so; hours as 09:00-12:30, 14:00-18:00.
create table working_day (
    weekday int primary key check (weekday between 1 and 7),
    area int not null references area,
    sector text not null default 'general',
    hours text not null check (hours ~ '^(\d\d:\d\d-\d\d:\d\d(, \d\d:\d\d-\d\d:\d\d)*)?$'),
    changed_by text not null default ''
);
insert into working_day (weekday, area, hours)
select weekday, min(area),
       string_agg(to_char(opens, 'HH24:MI') || '-' || to_char(closes, 'HH24:MI'), ', ' order by opens)
from working_hours group by weekday;
drop table working_hours;
comment on table working_day is 'open: working hours';

-- What was taken back, by whom and why: an area from a day on, or what was special about a day.
create table removal (
    removal int generated always as identity primary key,
    area int not null references area,
    sector text not null default 'general',
    kind text not null check (kind in ('area', 'day')),
    day date not null,
    reason text not null check (reason <> ''),
    changed_by text not null check (changed_by <> ''),
    recorded_at timestamptz not null
);
create index on removal (kind, day);
create index on removal (area);
comment on table removal is 'open: append-only: what was taken back, by whom and why';
