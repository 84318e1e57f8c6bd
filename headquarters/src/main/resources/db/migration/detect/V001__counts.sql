-- Counts as they were given out: one current row per stream and day of publication, earlier versions kept.
create table count_report (
    count_id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    stream text not null,               -- code of a unit, of the city, or of a stream that is no unit
    published date not null,            -- day on which the figure was given out
    through date not null,              -- last full day that it holds
    confirmed int not null check (confirmed >= 0),
    cured int check (cured >= 0),
    dead int check (dead >= 0),
    recorded_at timestamptz not null,
    recorded_by text not null,
    batch bigint,                       -- import batch, if it came by one
    superseded_at timestamptz,          -- null: this is the current version
    check (through <= published)
);
create unique index count_current on count_report (stream, published) where superseded_at is null;
create index count_history on count_report (stream, published, count_id);
create index count_batch on count_report (batch) where batch is not null;
create index count_scope on count_report (area, sector);
