// ssh2's server on real files, which can also list and send false data.
import { once } from 'node:events';
import { constants, type Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import ssh2, { type Attributes, type AuthContext, type Connection, type SFTPWrapper } from 'ssh2';
import type { SshKey } from './ssh-keys.ts';

const { OK, EOF, FAILURE, NO_SUCH_FILE, PERMISSION_DENIED, OP_UNSUPPORTED } = ssh2.utils.sftp.STATUS_CODE;
const READ_ONLY = 1;
/** Entries in one answer, as many as OpenSSH sends. */
const PAGE = 100;

export type Lie = {
  readonly name: string;
  readonly longname?: string;
  readonly size?: number;
  /** The bytes it sends without end when it is read. */
  readonly endless?: Buffer;
};

type Options = {
  readonly port: number;
  readonly user: string;
  readonly clientKey?: SshKey;
  readonly password?: string;
  readonly hostKey: SshKey;
  /** Additional entries in every listing. */
  readonly lies?: readonly Lie[];
};

export type Ssh2Server = {
  readonly port: number;
  /** Bytes of file content requested, by name. */
  readonly sent: ReadonlyMap<string, number>;
  /** Operations that would change something. */
  readonly writes: readonly string[];
  readonly close: () => Promise<void>;
};

export async function startSsh2Server(options: Options): Promise<Ssh2Server> {
  const connections = new Set<Connection>();
  const sent = new Map<string, number>();
  const writes: string[] = [];
  const server = new ssh2.Server({ hostKeys: [options.hostKey.privateKey] }, (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    // Many tests disconnect clients on purpose.
    connection.on('error', () => connections.delete(connection));
    connection.on('authentication', (context) => authenticate(context, options));
    connection.on('session', (accept) => {
      accept().on(
        'sftp',
        (acceptSftp) => new Files(acceptSftp(), { lies: options.lies ?? [], sent, writes }),
      );
    });
  });
  // Without delay, otherwise each small answer waits 40 ms for the acknowledgement of the one before.
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  listener.listen(options.port, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    sent,
    writes,
    close: async () => {
      const closed = once(listener, 'close');
      listener.close();
      for (const connection of connections) connection.end();
      await closed;
    },
  };
}

function authenticate(context: AuthContext, { user, clientKey, password }: Options): void {
  if (context.username !== user) return context.reject();
  if (context.method === 'password' && password !== undefined) {
    return context.password === password ? context.accept() : context.reject();
  }
  if (context.method !== 'publickey' || clientKey === undefined) {
    return context.reject(password === undefined ? ['publickey'] : ['password']);
  }
  const allowed = ssh2.utils.parseKey(clientKey.publicKey);
  if (allowed instanceof Error) throw allowed;
  const isAllowed =
    context.key.data.equals(allowed.getPublicSSH()) &&
    (context.signature === undefined ||
      context.blob === undefined ||
      allowed.verify(context.blob, context.signature, context.hashAlgo));
  return isAllowed ? context.accept() : context.reject();
}

type Handle = { readonly name: string; rest?: Entry[]; content?: Buffer; endless?: Buffer };
type Entry = { readonly filename: string; readonly longname: string; readonly attrs: Attributes };
type Book = { readonly lies: readonly Lie[]; readonly sent: Map<string, number>; readonly writes: string[] };

class Files {
  readonly #handles = new Map<number, Handle>();
  readonly #sftp: SFTPWrapper;
  readonly #book: Book;
  #next = 1;

  constructor(sftp: SFTPWrapper, book: Book) {
    this.#sftp = sftp;
    this.#book = book;
    sftp.on('OPENDIR', (id, folder) => this.#do(id, async () => this.#openFolder(id, folder)));
    sftp.on('READDIR', (id, handle) => this.#do(id, async () => this.#readFolder(id, handle)));
    sftp.on('LSTAT', (id, file) => this.#do(id, async () => this.#look(id, file)));
    sftp.on('STAT', (id, file) => this.#do(id, async () => this.#look(id, file)));
    sftp.on('OPEN', (id, file, flags) => this.#do(id, async () => this.#openFile(id, file, flags)));
    sftp.on('FSTAT', (id, handle) => this.#do(id, async () => this.#lookOpen(id, handle)));
    sftp.on('READ', (id, handle, at, size) => this.#do(id, async () => this.#read(id, handle, { at, size })));
    sftp.on('CLOSE', (id, handle) => this.#do(id, async () => this.#close(id, handle)));
    for (const event of ['WRITE', 'REMOVE', 'RENAME', 'MKDIR', 'RMDIR', 'SETSTAT', 'FSETSTAT'] as const) {
      sftp.on(event, (id: number) => this.#refuse(id, event));
    }
  }

  #refuse(id: number, event: string): void {
    this.#book.writes.push(event);
    this.#sftp.status(id, OP_UNSUPPORTED);
  }

  #do(id: number, work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      const codes: Record<string, number> = { ENOENT: NO_SUCH_FILE, EACCES: PERMISSION_DENIED };
      this.#sftp.status(id, codes[String(code)] ?? FAILURE);
    });
  }

  #give(id: number, handle: Handle): void {
    const number = this.#next++;
    this.#handles.set(number, handle);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    this.#sftp.handle(id, bytes);
  }

  #handleOf(bytes: Buffer): Handle {
    const handle = this.#handles.get(bytes.readUInt32BE());
    if (handle === undefined) throw new Error('no such handle');
    return handle;
  }

  async #openFolder(id: number, folder: string): Promise<void> {
    await mayRead(folder);
    const rest: Entry[] = [];
    for (const name of await readdir(folder)) {
      const found = await lstat(path.join(folder, name)).catch(() => null);
      if (found !== null) rest.push(entryOf(name, found));
    }
    for (const { name, longname = '-rw-r--r--', size = 10 } of this.#book.lies) {
      const attrs = { mode: 0o100644, size, uid: 0, gid: 0, atime: 1_700_000_000, mtime: 1_700_000_000 };
      rest.push({ filename: name, longname, attrs });
    }
    this.#give(id, { name: folder, rest });
  }

  async #readFolder(id: number, bytes: Buffer): Promise<void> {
    const page = this.#handleOf(bytes).rest?.splice(0, PAGE) ?? [];
    if (page.length === 0) this.#sftp.status(id, EOF);
    else this.#sftp.name(id, page);
  }

  async #look(id: number, file: string): Promise<void> {
    this.#sftp.attrs(id, attributesOf(await lstat(file)));
  }

  async #lookOpen(id: number, bytes: Buffer): Promise<void> {
    this.#sftp.attrs(id, attributesOf(await lstat(this.#handleOf(bytes).name)));
  }

  async #openFile(id: number, name: string, flags: number): Promise<void> {
    if (flags !== READ_ONLY) return this.#refuse(id, 'OPEN');
    const endless = this.#book.lies.find((lie) => lie.name === path.basename(name))?.endless;
    if (endless === undefined) await mayRead(name);
    if (endless === undefined) this.#give(id, { name, content: await readFile(name) });
    else this.#give(id, { name, endless });
  }

  async #read(id: number, bytes: Buffer, { at, size }: { at: number; size: number }): Promise<void> {
    const { name, content, endless } = this.#handleOf(bytes);
    const data = endless?.subarray(0, size) ?? content?.subarray(at, at + size);
    if (data === undefined || data.length === 0) {
      this.#sftp.status(id, EOF);
      return;
    }
    const base = path.basename(name);
    this.#book.sent.set(base, (this.#book.sent.get(base) ?? 0) + data.length);
    this.#sftp.data(id, data);
  }

  async #close(id: number, bytes: Buffer): Promise<void> {
    this.#handles.delete(bytes.readUInt32BE());
    this.#sftp.status(id, OK);
  }
}

/** The tests may run as root, which may read everything; the account that logs in may not. */
async function mayRead(name: string): Promise<void> {
  const { mode } = await lstat(name);
  if ((mode & constants.S_IROTH) === 0) throw Object.assign(new Error('no right'), { code: 'EACCES' });
}

function entryOf(filename: string, found: Stats): Entry {
  const letter = found.isSymbolicLink() ? 'l' : found.isDirectory() ? 'd' : '-';
  return {
    filename,
    longname: `${letter}rw-r--r-- 1 0 0 ${found.size} ${filename}`,
    attrs: attributesOf(found),
  };
}

function attributesOf({ mode, uid, gid, size, atimeMs, mtimeMs }: Stats): Attributes {
  return { mode, uid, gid, size, atime: Math.trunc(atimeMs / 1000), mtime: Math.trunc(mtimeMs / 1000) };
}
