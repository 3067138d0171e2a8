import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { ReimportTarget } from '../../jobs/reimport-target.ts';

/** Writes down what is to be read again. @returns its id, for `runReimport`. */
export async function storeReimport(
  trx: Transaction<DB>,
  serverKey: string,
  target: ReimportTarget,
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('core.reimports')
    .values({ id, server_key: serverKey, target: JSON.stringify(target), changed: '[]' })
    .execute();
  return id;
}
