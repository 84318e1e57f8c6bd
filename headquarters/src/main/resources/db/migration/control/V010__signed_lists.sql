-- SHA-256 of the bytes that were signed; null for lists that came from elsewhere or were signed before this was kept.
alter table issue add column digest text check (digest ~ '^[0-9a-f]{64}$');

-- What is published is published: whoever is signed in reads it. The views are how a statement says that it means these.
create policy published_to_read on issue for select using (published_at is not null
    and (select coalesce(current_setting('app.areas', true), '') <> ''
         or coalesce(current_setting('app.all_areas', true), '') = 'on'));
create policy published_to_read on issue_level for select using (
    issue_id in (select i.issue_id from control.issue i where i.published_at is not null)
    and (select coalesce(current_setting('app.areas', true), '') <> ''
         or coalesce(current_setting('app.all_areas', true), '') = 'on'));
create view published_issue with (security_invoker = true) as
    select issue_id, day, rules, day_only, computed_at, computed_id, signed_at, signed_by, verified, digest,
        published_at, in_force_at, request
    from control.issue where published_at is not null;
create view published_level with (security_invoker = true) as
    select issue_id, unit, level, rule, cumulative, new_cases, clusters
    from control.issue_level where issue_id in (select i.issue_id from control.published_issue i);
