-- Why a figure was corrected by hand; empty for what came by file.
alter table count_report add column reason text not null default '';
