// What the system (errno) and PostgreSQL (SQLSTATE) report that a person can do something about: one table for all.

type Words = { readonly say: string; readonly tip: string };

const DISK_FULL: Words = {
  say: 'The disk is full.',
  tip: 'Make room and run it again. Nothing that was stored before is lost.',
};
const NO_HANDLES: Words = {
  say: 'The system allows no more open files.',
  tip: 'Raise the limit ("ulimit -n 4096", or LimitNOFILE= of the service) and run it again. No data is damaged.',
};
const READ_ONLY: Words = {
  say: 'The database only lets itself be read.',
  tip: 'Point DATABASE_URL to the primary server, or end its read-only state, and run it again.',
};
const DATABASE_ENDED: Words = {
  say: 'The connection to the database was lost.',
  tip: 'Run it again in a moment: what was not finished was undone. "npm run debrief -- doctor" says whether it answers.',
};
const NO_CONNECTION: Words = {
  say: 'PostgreSQL has no free connection.',
  tip: 'End other clients, or raise max_connections or the limit of the role, and run it again.',
};
const NOT_ALLOWED: Words = {
  say: 'The system does not allow it.',
  tip: 'Give this account the right to it, or run Debrief with the account that owns the files.',
};

export const FAILURE_WORDS = new Map<string, Words>([
  ['ENOSPC', DISK_FULL],
  ['EDQUOT', DISK_FULL],
  ['53100', DISK_FULL],
  ['EMFILE', NO_HANDLES],
  ['ENFILE', NO_HANDLES],
  ['53000', NO_HANDLES],
  [
    'ENOMEM',
    {
      say: 'The memory of this machine is used up.',
      tip: 'End other programs, or give it more memory, and run it again.',
    },
  ],
  [
    '53200',
    {
      say: 'PostgreSQL ran out of memory.',
      tip: 'End other programs, or give its machine more memory, and run it again.',
    },
  ],
  ['EACCES', NOT_ALLOWED],
  ['EPERM', NOT_ALLOWED],
  [
    'EROFS',
    {
      say: 'The disk only lets itself be read.',
      tip: 'Mount it for writing, or name another place, and run it again.',
    },
  ],
  [
    'EIO',
    {
      say: 'The disk reports a fault.',
      tip: 'Look at the log of the system ("dmesg"), and copy the newest backup to another disk.',
    },
  ],
  ['ENOENT', { say: 'A file or folder is not there.', tip: 'Check the path and run it again.' }],
  ['ENOTDIR', { say: 'A part of the path is not a folder.', tip: 'Check the path and run it again.' }],
  ['EISDIR', { say: 'The path is a folder, where a file is expected.', tip: 'Name a file.' }],
  ['25006', READ_ONLY],
  [
    '42501',
    {
      say: 'The user of the database may not do that.',
      tip: 'Let it own the database ("alter database ... owner to ...") and run it again.',
    },
  ],
  ['53300', NO_CONNECTION],
  [
    '57014',
    {
      say: 'PostgreSQL took too long and gave up.',
      tip: 'Run it again when the machine has less to do; what was not finished was undone.',
    },
  ],
  ['57P01', DATABASE_ENDED],
  ['57P02', DATABASE_ENDED],
  ['57P03', DATABASE_ENDED],
  ['08000', DATABASE_ENDED],
  ['08003', DATABASE_ENDED],
  ['08006', DATABASE_ENDED],
  ['ECONNRESET', DATABASE_ENDED],
  ['ECONNREFUSED', DATABASE_ENDED],
  ['EPIPE', DATABASE_ENDED],
  [
    '40P01',
    { say: 'Two processes waited for each other.', tip: 'Run it again; what was not finished was undone.' },
  ],
  [
    '40001',
    { say: 'Another process changed the same rows.', tip: 'Run it again; what was not finished was undone.' },
  ],
  [
    '55P03',
    { say: 'Another process holds what is needed.', tip: 'Run it again when the other one has finished.' },
  ],
  [
    '58030',
    {
      say: 'PostgreSQL cannot read or write its files.',
      tip: 'Look at its log and at the log of the system ("dmesg"), and copy the newest backup to another disk.',
    },
  ],
]);
