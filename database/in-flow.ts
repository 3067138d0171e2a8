import type { Compilable, RawBuilder, Transaction } from 'kysely';
import { flushed } from './fast-client.ts';
import type { DB } from './schema.ts';

type Statement<Row = unknown> = RawBuilder<Row> | Compilable<Row>;

export type Send = {
  /** Sends a statement at once, behind those before it. @returns its rows; who needs none need not wait for it. */
  <Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** Resolves when everything that was sent so far is on its way: then there is time to compute something. */
  readonly flushed: () => Promise<void>;
};

/**
 * Sends statements of a transaction one right behind the other, none waiting for the answer to the one before: PostgreSQL
 * always has its next work at hand, and is not woken for each. Until `work` is over, the transaction runs statements by
 * `send` only. One that is executed by the transaction itself would wait for its own end, so that throws.
 *
 * @returns what `work` returns, when all is answered. Throws what went wrong first; PostgreSQL refuses everything after it.
 */
export async function inFlow<T>(trx: Transaction<DB>, work: (send: Send) => Promise<T>): Promise<T> {
  const executor = trx.getExecutor();
  return await executor.provideConnection(async (connection) => {
    const answers: Promise<unknown>[] = [];
    const answer = async <Row>(statement: Statement<Row>): Promise<readonly Row[]> =>
      (await connection.executeQuery<Row>(statement.compile(trx))).rows;
    const send = <Row>(statement: Statement<Row>): Promise<readonly Row[]> => {
      const rows = answer(statement);
      // Rethrown below in any case.
      rows.catch(() => undefined);
      answers.push(rows);
      return rows;
    };
    const release = refuseOthers(executor);
    try {
      return await work(Object.assign(send, { flushed }));
    } finally {
      release();
      await Promise.allSettled(answers);
      await Promise.all(answers);
    }
  });
}

/** Lets everything that asks the executor for its connection fail at once instead of waiting for ever. */
function refuseOthers(executor: object): () => void {
  const provideConnection = async (): Promise<never> => {
    throw new Error('Within inFlow a statement is sent by `send`, not executed by the transaction.');
  };
  Object.assign(executor, { provideConnection });
  return () => {
    Reflect.deleteProperty(executor, 'provideConnection');
  };
}
