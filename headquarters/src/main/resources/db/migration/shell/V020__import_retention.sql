-- When a finished batch's staged rows were deleted; from then on it cannot be undone.
alter table import_batch add column swept_at timestamptz;
