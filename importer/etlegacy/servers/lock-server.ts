import type { RawBuilder } from 'kysely';
import { lockSource } from '../../inbox/lock-source.ts';

/** Without it, two halves of a match that are imported at the same moment would never be paired. */
export function lockServer(serverKey: string): RawBuilder<unknown> {
  return lockSource({ game: 'etlegacy', source: serverKey });
}
