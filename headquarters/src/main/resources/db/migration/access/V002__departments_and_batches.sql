-- An account belongs to the unit of its area, or to a department of the city: then its area is the city's and its sector, and
-- that of its posts and links, the department's.
alter table account add column department text not null default '';  -- key of a department; empty: the area's unit
alter table account add column batch bigint;                         -- import that made it
create index on account (batch) where batch is not null;
