import type { RawBuilder } from 'kysely';
import { lockSource } from '../inbox/lock-source.ts';

/** Two halves of a match imported at the same moment would else never find each other. */
export function lockServer(serverKey: string): RawBuilder<unknown> {
  return lockSource({ game: 'etlegacy', source: serverKey });
}
