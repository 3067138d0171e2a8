import { DatabaseError } from './database-error.ts';

const TIP = 'Check DATABASE_URL, or remove it and Debrief starts a PostgreSQL of its own.';

/** Turns what pg reports about a foreign server into a sentence. `target` is host, port and database, never the password. */
export function explainConnectionError(error: unknown, target: string): DatabaseError {
  const [say, tip = TIP] = describe(error, target);
  return new DatabaseError(say, tip, { cause: error });
}

function describe(error: unknown, target: string): readonly [say: string, tip?: string] {
  const { code, message } = readError(error);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [`No machine answers to the name in DATABASE_URL (${target}).`];
    case 'ENOENT':
    case 'ECONNREFUSED':
      return [`No PostgreSQL listens at ${target}.`, `Start it, or check DATABASE_URL.`];
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return [
        `The PostgreSQL at ${target} cannot be reached.`,
        'Check the network and any firewall between.',
      ];
    case '28P01':
    case '28000':
      return [`The PostgreSQL at ${target} refused the user or the password of DATABASE_URL.`];
    case '3D000':
      return [
        `The PostgreSQL at ${target} has no database of that name.`,
        'Create it ("create database ..."), or check DATABASE_URL.',
      ];
    case '42501':
      return [
        `The user of DATABASE_URL may not do that at ${target}: ${message}.`,
        'Let it own the database ("alter database ... owner to ...").',
      ];
    case '53300':
      return [
        `The PostgreSQL at ${target} has no free connection.`,
        'Raise its max_connections, or end other clients.',
      ];
    case '57P03':
      return [`The PostgreSQL at ${target} is starting up or shutting down.`, 'Try again in a moment.'];
    default:
      return /timeout/i.test(message)
        ? [`The PostgreSQL at ${target} does not answer.`, 'Check the network and any firewall between.']
        : [`The PostgreSQL at ${target} cannot be used: ${message}.`];
  }
}

/** A name with several addresses fails once per address; the first failure stands for all. */
function readError(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return readError(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return { code: 'code' in error ? String(error.code) : '', message: error.message.replace(/\.$/, '') };
}
