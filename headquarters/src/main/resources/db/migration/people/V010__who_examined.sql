-- Who has examined the notice of an emergency look; never who looked.
alter table glass add column seen_by bigint;
