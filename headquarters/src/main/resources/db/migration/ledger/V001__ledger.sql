-- Every decision and every look. Nobody waits for anybody to write: the number comes from a sequence, the digest of the
-- body from the writer, the chain from a sealer that follows. tx says by which transaction a row came, so that the sealer
-- finds what was committed since its last snapshot, however late it was.
create table entry (
    entry bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    at timestamptz not null,
    act text not null,
    account bigint,
    login text,
    subjects text[],
    purpose text,
    reason text,
    details text,
    signed text,
    body bytea not null check (octet_length(body) = 32),
    tx xid8 not null default pg_current_xact_id(),
    expired_at timestamptz,                          -- when the body was emptied: its time of keeping had run out
    check ((login is null) = (expired_at is not null))
);
comment on table entry is 'append-only: every decision and every look';
create index entry_order on entry (at, entry);
create index entry_tx on entry (tx);
create index entry_login on entry (login, at, entry);
create index entry_subjects on entry using gin (subjects);

-- The chain. leaves: number and digest of each entry, 40 bytes each, in the order of their numbers.
create table seal (
    seal bigint primary key check (seal > 0),
    area int not null default 0,
    sector text not null default 'general',
    at timestamptz not null,
    leaves bytea not null check (octet_length(leaves) > 0 and octet_length(leaves) % 40 = 0),
    root bytea not null,
    previous bytea not null,
    digest bytea not null,
    snapshot text not null                           -- what was visible: the next seal holds the rest
);
comment on table seal is 'open: append-only: the chain over the entries';

-- Readings of the whole ledger.
create table verification (
    verification bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    at timestamptz not null,
    login text not null,
    entries bigint not null,
    seals bigint not null,
    pending bigint not null,
    head text not null,
    findings text[] not null
);
comment on table verification is 'append-only: readings of the whole ledger';

-- What was done is recorded whatever the doer may see.
create policy append on entry for insert with check (true);
create policy append on seal for insert with check (true);

create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'entry' then
        if new.expired_at is not null and old.expired_at is null
            and current_user::regrole::oid = (select relowner from pg_class where oid = tg_relid)
            and (new.entry, new.area, new.sector, new.at, new.act, new.body, new.tx)
                = (old.entry, old.area, old.sector, old.at, old.act, old.body, old.tx)
        then
            return new;
        end if;
    end if;
    raise exception 'the ledger is append-only';
end $$;
create trigger entry_stays before update or delete on entry for each row execute function refuse_change();
create trigger entry_is_kept before truncate on entry for each statement execute function refuse_change();
create trigger seal_stays before update or delete on seal for each row execute function refuse_change();
create trigger seal_is_kept before truncate on seal for each statement execute function refuse_change();
create trigger verification_stays before update or delete on verification for each row execute function refuse_change();

-- The one change that there is: bodies are emptied when their time has run out, never before half a year.
create function expire(entries bigint[], moment timestamptz) returns bigint
    language sql security definer set search_path = ledger, pg_temp as $$
    with emptied as (
        update entry set account = null, login = null, subjects = null, purpose = null, reason = null, details = null,
            signed = null, expired_at = moment
        where entry = any (entries) and expired_at is null and at < moment - interval '183 days'
        returning 1)
    select count(*) from emptied
$$;
