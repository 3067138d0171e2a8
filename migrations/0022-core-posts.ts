// What Debrief posts by itself: marks of what changed, where posts go, and every post with its state.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A subject of a source changed since it was last compared with its posts. An empty subject stands for all of the source.
  `create table core.stirs (
    game text not null,
    scope text not null,
    subject text not null,
    stirred_at timestamptz not null default now(),
    primary key (game, scope, subject)
  )`,
  `create index stirs_order on core.stirs (game, stirred_at)`,

  // A channel that gets posts about sources of one game. The key, guild/channel/game, is natural, so that it means the
  // same in a backup; it follows when the channel changes.
  `create table core.targets (
    key text primary key,
    guild text not null,
    channel text not null,
    game text not null,
    scopes text[] not null,
    kinds jsonb not null,
    zone text not null default 'UTC',
    hour smallint not null default 12 check (hour between 0 and 23),
    quiet_from smallint check (quiet_from between 0 and 23),
    quiet_until smallint check (quiet_until between 0 and 23),
    set_by text,
    since timestamptz not null default now(),
    removed_at timestamptz,
    planned_at timestamptz,
    away_from timestamptz,
    away_until timestamptz,
    paused_at timestamptz,
    failures integer not null default 0,
    last_ok_at timestamptz,
    last_error text,
    told_at timestamptz,
    check ((quiet_from is null) = (quiet_until is null))
  )`,

  `create table core.posts (
    target text not null references core.targets (key) on update cascade,
    kind text not null,
    anchor bigint not null,
    generation integer not null default 1,
    about bigint not null,
    covers bigint[] not null,
    scope text not null,
    subject text not null,
    state text not null default 'due'
      check (state in ('due', 'sending', 'posted', 'removed', 'lost', 'skipped', 'failed')),
    planned_at timestamptz not null default now(),
    due_at timestamptz,
    expires_at timestamptz not null,
    sent_at timestamptz,
    channel text,
    message text,
    inside text,
    merged_into bigint,
    print text,
    posted_at timestamptz,
    edited_at timestamptz,
    attempts integer not null default 0,
    problem text,
    primary key (target, kind, anchor, generation)
  )`,
  `create index posts_covers on core.posts using gin (covers)`,
  `create index posts_subject on core.posts (scope, subject)`,
  `create index posts_due on core.posts (due_at) where due_at is not null`,
  `create index posts_message on core.posts (message) where message is not null`,
];
