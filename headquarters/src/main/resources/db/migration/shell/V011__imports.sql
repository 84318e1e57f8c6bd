-- Import as a service: a batch, its file while it is needed, its staged rows, and the result and findings per row.
create table import_batch (
    id bigint generated always as identity primary key,
    area int not null,
    sector text not null,
    kind text not null,
    sender text not null,
    file_name text not null,
    file_size bigint not null,
    file_hash text not null, -- SHA-256, hex
    format text not null, -- as told to the reader, such as "CSV · GB18030 · ;"
    header text[] not null, -- the file's column names
    header_line int not null, -- line of its first data row minus one
    mapping text[] not null, -- per file column the kind's column key, empty if it is left out
    columns text[] not null, -- the kind's columns in the order of import_row.v
    state text not null check (state in ('UPLOADED', 'CHECKED', 'COMMITTED', 'UNDONE', 'DISCARDED')),
    job bigint,
    rows int not null default 0,
    added int not null default 0,
    corrected int not null default 0,
    same int not null default 0,
    repeated int not null default 0,
    refused int not null default 0,
    noted int not null default 0,
    created_at timestamptz not null,
    checked_at timestamptz,
    committed_at timestamptz,
    undone_at timestamptz
);
create index on import_batch (kind, id);

create table import_part (
    batch bigint not null references import_batch,
    part int not null,
    area int not null,
    sector text not null,
    content bytea not null,
    primary key (batch, part)
);
alter table import_part alter column content set storage external; -- files come compressed or go soon

-- rows, results and findings are written by set, in one transaction with their batch: no foreign key per row
create table import_row (
    batch bigint not null,
    line int not null,
    area int not null,
    sector text not null,
    readable boolean not null, -- every cell could be read: v can be cast to the columns' types
    row_key text not null, -- values of the key columns, joined; empty if not readable
    v text[] not null,
    primary key (batch, line)
);

create table import_result (
    batch bigint not null,
    line int not null,
    area int not null,
    sector text not null,
    result text not null check (result in ('ADDED', 'CORRECTED', 'SAME', 'REPEATED', 'REFUSED')),
    changed text[] not null, -- keys of the columns that a correction changes
    old text[], -- what was stored before, in the order of import_row.v; null where nothing was
    primary key (batch, line)
);
create index on import_result (batch, result, line);

create table import_finding (
    batch bigint not null,
    line int not null,
    area int not null,
    sector text not null,
    col text not null, -- key of the column, empty for the whole row
    reason text not null, -- words key
    args text[] not null,
    refuses boolean not null
);
create index on import_finding (batch, line);

-- Which column a sender means by a name, as last confirmed.
create table import_mapping (
    area int not null,
    sector text not null,
    kind text not null,
    sender text not null,
    name text not null, -- the file's column name, simplified
    col text not null, -- the kind's column key, empty if the sender's column is left out
    primary key (kind, sender, name)
);
