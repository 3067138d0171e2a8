import type { Compilable, RawBuilder, Transaction } from 'kysely';
import { flushed } from './fast-client.ts';
import type { DB } from './schema.ts';

type Statement<Row = unknown> = RawBuilder<Row> | Compilable<Row>;

export type Send = {
  /** Sends a statement without awaiting the previous ones. @returns its rows; the promise may be ignored. */
  <Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** Resolves when everything sent so far is written to the socket, which is a good time to compute something. */
  readonly flushed: () => Promise<void>;
};

/**
 * Pipelines the statements of a transaction: none waits for the result of the previous one, so PostgreSQL always has
 * its next statement at hand and is not woken for each. While `work` runs, the transaction executes statements by
 * `send` only; one that the transaction itself executes would wait for its own end, so that throws.
 *
 * @returns what `work` returns, once every statement has its result. Throws the first error; PostgreSQL rejects
 * everything after it.
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

/** Makes every use of the executor's connection reject at once instead of waiting forever. */
function refuseOthers(executor: object): () => void {
  const provideConnection = async (): Promise<never> => {
    throw new Error('Within inFlow a statement is sent by `send`, not executed by the transaction.');
  };
  Object.assign(executor, { provideConnection });
  return () => {
    Reflect.deleteProperty(executor, 'provideConnection');
  };
}
