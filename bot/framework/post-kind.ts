// The interface of a kind of post. `bot/<game>/posts/` provides kinds; the pipeline knows no game.
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import type { Reply } from './reply/reply.ts';
import type { Wording } from './wording.ts';
import type { Target } from './post-target.ts';

/** A mark: a subject of a source changed. An empty subject stands for everything of the source. */
export type Stirred = { readonly scope: string; readonly subject: string };

/** A post that should exist. */
export type Wish = Stirred & {
  /** What it is about, such as the id of its first round. The first one that is planned stays its identity. */
  readonly anchor: number;
  /** Everything that it reports, the anchor included. Two wishes of one kind never share an element. */
  readonly covers: readonly number[];
  /** When the latest of what it reports happened. What is older than its target is never posted. */
  readonly happenedAt: Date;
  /** When it is to be posted. */
  readonly dueAt: Date;
  /** When it is too late to post it. */
  readonly expiresAt: Date;
  /** Too little was played so far: a post that exists is kept, and none is made. */
  readonly isTooSmall?: boolean;
};

export type Planning<S> = {
  /** What changed in the scopes of the target. Empty when only time passed. */
  readonly stirred: readonly Stirred[];
  /** With those of its scopes that may be reported. */
  readonly target: Target;
  readonly settings: S;
  /** The same object for all kinds and targets of one planning, see `oncePerLook`. */
  readonly now: Date;
};

export type Building<S> = Stirred & {
  /** Everything that the post reports. */
  readonly covers: readonly number[];
  readonly target: Target;
  readonly settings: S;
  /** It was sent, or may have been: then it is no longer left out for being too small. */
  readonly isSent: boolean;
  /** Somebody wants to see what it would look like. */
  readonly isTest: boolean;
  /** Whether its Discord server may see a source. The post is about one that it may see, or might when it was sent. */
  readonly mayShow: (scope: string) => boolean;
  readonly now: Date;
  readonly wording: Wording;
};

export type Built = {
  readonly reply: Reply;
  /** Name of a thread that is opened under the message, for posts within it. */
  readonly thread?: string;
  /**
   * The post in whose thread this one goes: of the same target, the first of `kind` that covers one of `covers`. Without
   * such a post or thread it goes to the channel. It is sent after that post.
   */
  readonly within?: { readonly kind: string; readonly covers: readonly number[] };
  /** Id of a role that is pinged when the message is first sent. */
  readonly pingRole?: string;
};

/** A kind as the pipeline uses it, with the type of its settings erased. */
export type PostKind = {
  /** Unique within its game. */
  readonly name: string;
  /** For people: what it posts and when, one line without a full stop. */
  readonly say: string;
  /** It is on in a channel that was just set up. */
  readonly isFirst?: boolean;
  /** Its posts come at the hour of the target. */
  readonly hasHour?: boolean;
  /** Parses what a target stores; `{}` gives the defaults. */
  readonly settings: z.ZodType;
  /** What its posts do in quiet hours: wait for their end, are left out, or come all the same. */
  readonly inQuietHours: 'wait' | 'leave-out' | 'come';
  /** The post stays and is compared with the truth every so many seconds. */
  readonly standing?: {
    readonly everyS: number;
    /** It is made anew when somebody deletes it. */
    readonly isRemade?: boolean;
  };
  /** Returns the posts that should exist for what changed, also those that exist already and those that are old. */
  readonly plan: (db: Kysely<DB>, planning: Planning<unknown>) => Promise<readonly Wish[]>;
  /**
   * Builds a post from what is true now. @param about the anchor of the wish that it fulfils now.
   *
   * @returns null when there is nothing to say, or no longer.
   */
  readonly build: (db: Kysely<DB>, about: number, building: Building<unknown>) => Promise<Built | null>;
  /** Further subjects whose posts change with these, where a post reports more than its subject. */
  readonly alsoChanged?: (db: Kysely<DB>, stirred: readonly Stirred[]) => Promise<readonly Stirred[]>;
  /** Anchor of the latest thing of these sources that it could post, for a test; null when there is none. */
  readonly latest?: (db: Kysely<DB>, scopes: readonly string[]) => Promise<number | null>;
};

type Definition<S> = Pick<
  PostKind,
  'name' | 'say' | 'isFirst' | 'hasHour' | 'inQuietHours' | 'standing' | 'latest' | 'alsoChanged'
> & {
  /** Give each setting a default. */
  readonly settings: z.ZodType<S>;
  readonly plan: (db: Kysely<DB>, planning: Planning<S>) => Promise<readonly Wish[]>;
  readonly build: (db: Kysely<DB>, about: number, building: Building<S>) => Promise<Built | null>;
};

export function definePostKind<S>({ plan, build, settings, ...kind }: Definition<S>): PostKind {
  return {
    ...kind,
    settings,
    plan: async (db, planning) => plan(db, { ...planning, settings: settings.parse(planning.settings) }),
    build: async (db, about, building) =>
      build(db, about, { ...building, settings: settings.parse(building.settings) }),
  };
}
