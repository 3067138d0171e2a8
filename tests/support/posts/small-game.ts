// A game that exists in tests only: notes about days, in its own table. Each note is a post; its text is read when
// it is built.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { textBlock } from '../../../bot/framework/reply/blocks.ts';
import { definePostKind, type PostKind, type Wish } from '../../../bot/framework/post-kind.ts';
import type { PostGame } from '../../../bot/posts/post-game.ts';
import { stirSubjects } from '../../../database/stir-subjects.ts';
import type { DB } from '../../../database/schema.ts';

const HOUR_MS = 3_600_000;
const GAME = 'small';

/** A group of events that one post reports. */
export type Note = {
  readonly id: number;
  /** Ids of the reported events; the first is the anchor. */
  readonly events: readonly number[];
  readonly text: string;
  readonly at: Date;
  readonly scope?: string;
  /** Deletes rows with these ids first. */
  readonly without?: readonly number[];
};

export async function openSmallGame(db: Kysely<DB>): Promise<void> {
  await sql`create schema if not exists small`.execute(db);
  await sql`create table small.notes (id bigint primary key, events bigint[] not null, text text not null,
    at timestamptz not null, scope text not null)`.execute(db);
}

/** Does what an import does: stores the rows and their marks in one transaction. */
export async function writeNote(db: Kysely<DB>, note: Note): Promise<void> {
  const { id, events, text, at, scope = 'here', without = [] } = note;
  await db.transaction().execute(async (trx) => {
    await sql`delete from small.notes where id = any(${without}::bigint[])`.execute(trx);
    await sql`insert into small.notes values (${id}, ${events}, ${text}, ${at}, ${scope})
      on conflict (id) do update set events = excluded.events, text = excluded.text, at = excluded.at`.execute(
      trx,
    );
    const subjects = [id, ...without].map(String);
    await stirSubjects({ game: GAME, scope, subjects })?.execute(trx);
  });
}

type NoteRow = {
  readonly id: number;
  readonly events: readonly number[];
  readonly text: string;
  readonly at: Date;
  readonly scope: string;
};

async function findNotes(db: Kysely<DB>, ids: readonly string[]): Promise<readonly NoteRow[]> {
  return (
    await sql<NoteRow>`select * from small.notes where id = any(${ids}::bigint[]) order by id`.execute(db)
  ).rows;
}

async function findNoteOf(db: Kysely<DB>, event: number): Promise<NoteRow | undefined> {
  return (await sql<NoteRow>`select * from small.notes where ${event} = any(events)`.execute(db)).rows[0];
}

function toWish(row: NoteRow, afterMs: number, freshMs: number): Wish {
  return {
    anchor: row.events[0] ?? 0,
    covers: row.events,
    scope: row.scope,
    subject: String(row.id),
    happenedAt: row.at,
    dueAt: new Date(row.at.getTime() + afterMs),
    expiresAt: new Date(row.at.getTime() + freshMs),
  };
}

export type NoteKind = Partial<PostKind> & {
  readonly name: string;
  readonly afterMs?: number;
  readonly freshMs?: number;
  readonly thread?: boolean;
  readonly within?: string;
};

/** A kind that posts every note. */
export function noteKind({
  name,
  afterMs = 0,
  freshMs = 2 * HOUR_MS,
  thread = false,
  within,
  ...rest
}: NoteKind): PostKind {
  return {
    ...definePostKind({
      name,
      say: 'Notes',
      inQuietHours: 'wait',
      settings: z.object({ shout: z.boolean().default(false) }),
      plan: async (db, { stirred }) =>
        (
          await findNotes(
            db,
            stirred.map(({ subject }) => subject).filter((id) => id !== ''),
          )
        ).map((row) => toWish(row, afterMs, freshMs)),
      build: async (db, about, { settings }) => {
        const note = await findNoteOf(db, about);
        if (note === undefined || note.text === '') return null;
        const text = settings.shout ? note.text.toUpperCase() : note.text;
        return {
          reply: { kind: 'reply', accent: 1, blocks: [textBlock(`${name}: ${text}`)], footer: '', files: [] },
          ...(thread ? { thread: `Thread of ${note.id}` } : {}),
          ...(within === undefined ? {} : { within: { kind: within, covers: [...note.events] } }),
        };
      },
    }),
    ...rest,
  };
}

export function smallGame(posts: readonly PostKind[]): PostGame {
  return { game: GAME, arePublic: true, posts };
}
