import type { Compilable, RawBuilder, Transaction } from 'kysely';
import type { DB } from './schema.ts';

type Statement<Row = unknown> = RawBuilder<Row> | Compilable<Row>;

/** Sends a statement at once, behind those before it. @returns its rows; who needs none need not wait for it. */
export type Send = <Row>(statement: Statement<Row>) => Promise<readonly Row[]>;

/**
 * Sends statements of a transaction one right behind the other, none waiting for the answer to the one before: PostgreSQL
 * always has its next work at hand, and is not woken for each. Until `work` is over the transaction can be used by `send`
 * only; anything else would wait for itself.
 *
 * @returns what `work` returns, when all is answered. Throws what went wrong first; PostgreSQL refuses everything after it.
 */
export async function inFlow<T>(trx: Transaction<DB>, work: (send: Send) => Promise<T>): Promise<T> {
  return await trx.getExecutor().provideConnection(async (connection) => {
    const answers: Promise<unknown>[] = [];
    const answer = async <Row>(statement: Statement<Row>): Promise<readonly Row[]> =>
      (await connection.executeQuery<Row>(statement.compile(trx))).rows;
    const send: Send = (statement) => {
      const rows = answer(statement);
      // It is heard below in any case.
      rows.catch(() => undefined);
      answers.push(rows);
      return rows;
    };
    try {
      return await work(send);
    } finally {
      await Promise.allSettled(answers);
      await Promise.all(answers);
    }
  });
}
