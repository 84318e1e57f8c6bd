-- Long work: one row per piece, with progress. The work itself runs in one transaction, in which it is also marked done;
-- whatever ends it otherwise has changed nothing.
create sequence job_instance as int;
create table job (
    id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    kind text not null, -- words key
    subject text not null, -- path of the page that shows its outcome
    instance int not null, -- the process that runs it, which holds an advisory lock of this number while it lives
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'CUT_OFF')),
    phase text not null, -- words key
    done bigint not null,
    total bigint not null, -- 0 while unknown
    cancel boolean not null default false,
    started_at timestamptz not null,
    ended_at timestamptz,
    elapsed_ms bigint not null default 0
);
create index on job (state) where state = 'RUNNING';
