-- Why a job ended without being done, in words.
alter table job add column reason text not null default '', add column args text[] not null default '{}';

-- Order of commits and undos, so that a check that came before one is known to be old.
create sequence import_change;
alter table import_batch
    add column seen bigint not null default 0, -- last change of this kind when it was checked
    add column change bigint not null default 0, -- its own last change
    add column sample text[] not null default '{}'; -- cells of the first data rows, as many per row as the header has names

-- Only a table's owner may renew its statistics; without them a large batch would be joined row by row.
create function analyze_imports() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
    analyze shell.import_row, shell.import_result, shell.import_finding;
end $$;
