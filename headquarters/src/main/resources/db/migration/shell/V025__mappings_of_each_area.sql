-- Lists that each district sends for itself: what one of them remembers of its columns is no other's.
alter table import_mapping drop constraint import_mapping_pkey;
alter table import_mapping add primary key (kind, sender, name, area, sector);
