// Tables that all games share: the inbox, and what people decided.
import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

export type PayloadStatus = 'new' | 'imported' | 'duplicate' | 'superseded' | 'rejected';

export interface PayloadTable {
  id: Generated<number>;
  source: string;
  game: string;
  kind: string;
  subject: string;
  hash: Buffer;
  size: number;
  content_type: string;
  observed_at: Date | null;
  /** observed_at of a snapshot; null when the content alone is the identity. */
  snapshot_at: Date | null;
  received_at: Generated<Date>;
  status: ColumnType<PayloadStatus, PayloadStatus | undefined, PayloadStatus>;
  code: string | null;
  line: number | null;
  reason: string | null;
}

export interface BodyTable {
  hash: Buffer;
  body: Buffer;
}

export interface DecisionTable {
  id: Generated<number>;
  decided_at: Generated<Date>;
  decided_by: string;
  kind: string;
  subject: string;
  origin: Generated<string>;
  seq: Generated<number>;
}

export type LinkProof = 'unproven' | 'name' | 'admin';

export interface LinkTable {
  id: Generated<number>;
  linked_at: Generated<Date>;
  /** The id of a Discord account. */
  account: string;
  game: string;
  /** A player key; null ends the link. */
  subject: string | null;
  /** name: the player wore a code that only the account knew. */
  proof: LinkProof;
  /** guild/<id>, direct or terminal; null where that is not known, and for the end of a link. */
  place: string | null;
  origin: Generated<string>;
  seq: Generated<number>;
}

/** disputed: proven, but another account is linked; given and refused: an admin decided. */
type ClaimState = 'open' | 'proven' | 'disputed' | 'given' | 'refused';

/** An account that says which player it is, and has not been believed yet. */
export interface ClaimTable {
  game: string;
  account: string;
  /** Where it was made, as `placeOf` writes it. */
  place: string;
  /** What the player is to wear in the name. */
  code: string;
  /** When an open one is over. */
  ends_at: Date;
  state: ColumnType<ClaimState, 'open' | undefined, ClaimState>;
  /** The player who wore the code. */
  subject: string | null;
  /** The account that was linked to that player. */
  holder: string | null;
  told_at: Date | null;
}

export interface SettingTable {
  id: Generated<number>;
  set_at: Generated<Date>;
  set_by: string;
  /** user/<id> or guild/<id>. */
  owner: string;
  name: string;
  value: string | null;
  origin: Generated<string>;
  seq: Generated<number>;
}

export interface AuditTable {
  id: Generated<number>;
  done_at: Generated<Date>;
  actor: string;
  place: string;
  action: string;
  subject: string;
  server_key: string | null;
  details: Json;
}

export interface ReimportTable {
  id: string;
  server_key: string;
  target: Json;
  asked_at: Generated<Date>;
  attempts: Generated<number>;
  files: number | null;
  done: Generated<number>;
  changed: Json;
  problem: string | null;
  ended_at: Date | null;
}

export interface PulseTable {
  /** folder/<server>, sftp/<server>, bot or backup. */
  name: string;
  beat_at: Date;
  silent_after_s: number;
}

export interface AlarmTable {
  key: string;
  say: string;
  since: Date;
  seen_at: Date;
  over_at: Date | null;
  logged_at: Date;
}

/** One row: the identity of this database. */
export interface IdentityTable {
  is_only: Generated<boolean>;
  id: Generated<string>;
}

/** Why pending payloads of a source are not imported. */
export interface HoldUpTable {
  source: string;
  game: string;
  say: string;
  since: Generated<Date>;
  seen_at: Generated<Date>;
}

/** A process that uses this database, and the last migration that it knows. */
export interface ProcessTable {
  id: string;
  kind: string;
  schema: string;
  host: string;
  pid: number;
  /** Where it answers over HTTP; null where it does not. */
  address: string | null;
  started_at: Generated<Date>;
  seen_at: Generated<Date>;
}

/** A polled address of any game. */
export interface EndpointTable {
  name: string;
  every_s: number;
  asked_at: Date;
  answered_at: Date | null;
  failing_since: Date | null;
  reason: string | null;
}

/** A subject of a source that changed since it was last compared with its posts. */
export interface StirTable {
  game: string;
  /** Key of the source. */
  scope: string;
  /** Such as the id of a session; empty: all of the source. */
  subject: string;
  stirred_at: Generated<Date>;
}

/** A channel that gets posts about sources of one game. */
export interface TargetTable {
  /** guild/channel/game */
  key: string;
  guild: string;
  channel: string;
  game: string;
  /** Keys of sources. */
  scopes: string[];
  /** The kinds that are switched on, with their settings; see `TargetKinds`. */
  kinds: Json;
  /** IANA zone of the hours below. */
  zone: Generated<string>;
  /** Hour of day at which digests come. */
  hour: Generated<number>;
  quiet_from: number | null;
  quiet_until: number | null;
  /** Id of the Discord account that set it up. */
  set_by: string | null;
  /** Nothing that happened before is posted. */
  since: Generated<Date>;
  removed_at: Date | null;
  /** Since when nothing is posted until somebody switches it on: it came out of a backup. */
  held_at: Date | null;
  /** When its posts were last planned. */
  planned_at: Date | null;
  /** The last time for which nothing was planned, because Debrief did not run. */
  away_from: Date | null;
  away_until: Date | null;
  paused_at: Date | null;
  failures: Generated<number>;
  last_ok_at: Date | null;
  last_error: string | null;
  /** When the person who set it up was notified that it is paused. */
  told_at: Date | null;
}

/**
 * due: to be posted; sending: may have been posted; posted; removed: deleted by a moderator; lost: may be there, but the
 * bot may not look; skipped: too late; failed: given up.
 */
export type PostState = 'due' | 'sending' | 'posted' | 'removed' | 'lost' | 'skipped' | 'failed';

export interface PostTable {
  target: string;
  kind: string;
  anchor: number;
  /** Counts up when a standing post is wanted again after it was removed. */
  generation: Generated<number>;
  /** The anchor by which its content is found now. */
  about: number;
  /** Everything that it reports, such as ids of rounds. */
  covers: number[];
  scope: string;
  subject: string;
  state: ColumnType<PostState, PostState | undefined, PostState>;
  planned_at: Generated<Date>;
  /** When the deliverer has to look at it next; null: not until something changes. */
  due_at: Date | null;
  /** When it is too late to post it. */
  expires_at: Date;
  /** When it was first sent; unset again when it is known not to have arrived. */
  sent_at: Date | null;
  /** Where it was sent: a channel or a thread. */
  channel: string | null;
  message: string | null;
  /** Where posts within it go: its thread, or its channel where threads are not allowed. */
  inside: string | null;
  /** Anchor of the older post that reports the same now. */
  merged_into: number | null;
  /** Hash of what it says; null: not known, so it has to be edited. */
  print: string | null;
  posted_at: Date | null;
  edited_at: Date | null;
  attempts: Generated<number>;
  problem: string | null;
}

/** What a key or a user of the API may do, and whose data it sees. */
export interface ApiRights {
  scopes: string[];
  is_everything: Generated<boolean>;
  guilds: Generated<string[]>;
  sources: Generated<string[]>;
}

export interface ApiKeyTable extends ApiRights {
  id: Generated<number>;
  name: string;
  /** SHA-256 of the key. */
  hash: Buffer;
  created_at: Generated<Date>;
  /** To the minute. */
  used_at: Date | null;
  ends_at: Date | null;
}

export interface ApiUserTable extends ApiRights {
  id: Generated<number>;
  /** In lower case. */
  name: string;
  /** Argon2id in the PHC string format. */
  password: string;
  created_at: Generated<Date>;
}

/** One login of a user; all its tokens end with it. */
export interface ApiLoginTable {
  id: Generated<string>;
  user_id: number;
  opened_at: Generated<Date>;
  ended_at: Date | null;
}

export interface ApiRefreshTokenTable {
  /** SHA-256 of the token. */
  hash: Buffer;
  login_id: string;
  ends_at: Date;
  used_at: Date | null;
}

export interface ApiLoginFailureTable {
  /** SHA-256 of an address, or of a name and an address. */
  subject: Buffer;
  failed_at: Generated<Date>;
}

export interface CoreTables {
  'core.stirs': StirTable;
  'core.targets': TargetTable;
  'core.posts': PostTable;
  'core.payloads': PayloadTable;
  'core.bodies': BodyTable;
  'core.decisions': DecisionTable;
  'core.links': LinkTable;
  'core.claims': ClaimTable;
  'core.settings': SettingTable;
  'core.identity': IdentityTable;
  'core.processes': ProcessTable;
  'core.holdups': HoldUpTable;
  'core.audit': AuditTable;
  'core.reimports': ReimportTable;
  'core.pulses': PulseTable;
  'core.alarms': AlarmTable;
  'core.endpoints': EndpointTable;
  'core.api_keys': ApiKeyTable;
  'core.api_users': ApiUserTable;
  'core.api_logins': ApiLoginTable;
  'core.api_refresh_tokens': ApiRefreshTokenTable;
  'core.api_login_failures': ApiLoginFailureTable;
}
