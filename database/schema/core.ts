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

export interface LinkTable {
  id: Generated<number>;
  linked_at: Generated<Date>;
  /** The id of a Discord account. */
  account: string;
  game: string;
  /** A player key; null ends the link. */
  subject: string | null;
  proof: 'unproven' | 'admin';
  /** guild/<id>, direct or terminal; null where that is not known, and for the end of a link. */
  place: string | null;
  origin: Generated<string>;
  seq: Generated<number>;
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
  told: 'alarm' | 'over' | null;
  told_at: Date | null;
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

export interface CoreTables {
  'core.payloads': PayloadTable;
  'core.bodies': BodyTable;
  'core.decisions': DecisionTable;
  'core.links': LinkTable;
  'core.settings': SettingTable;
  'core.identity': IdentityTable;
  'core.processes': ProcessTable;
  'core.holdups': HoldUpTable;
  'core.audit': AuditTable;
  'core.reimports': ReimportTable;
  'core.pulses': PulseTable;
  'core.alarms': AlarmTable;
  'core.endpoints': EndpointTable;
}
