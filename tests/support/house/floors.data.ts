/** What a folder may import besides itself. */
type Floor = {
  readonly may: readonly string[];
  /** What its game folders may import besides that. */
  readonly gamesMay?: readonly string[];
};

const LOWER = ['core', 'parsers', 'migrations', 'database', 'people', 'jobs', 'importer', 'stats', 'wording'];
const PRODUCT = [...LOWER, 'bot', 'api', 'web', 'simulator', 'work', 'cli', 'games.ts'];
const ALL = [...PRODUCT, 'docs', 'tests', 'bench'];
const FACE = ['core', 'stats', 'people', 'wording', 'database', 'jobs'];

/** The layers from top to bottom, and what each may import. A layer that is not named here may not exist. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  core: { may: [] },
  parsers: { may: ['core'] },
  migrations: { may: [] },
  database: { may: ['core', 'migrations'] },
  people: { may: ['core', 'database'] },
  jobs: { may: ['core', 'database'] },
  importer: { may: ['core', 'database', 'jobs'], gamesMay: ['parsers'] },
  stats: { may: ['core', 'database', 'people'], gamesMay: ['parsers'] },
  wording: { may: ['core'] },
  bot: { may: FACE, gamesMay: ['parsers'] },
  api: { may: FACE },
  web: { may: [...FACE, 'bot', 'api'] },
  simulator: { may: ['core'] },
  work: { may: [...FACE, 'parsers', 'importer', 'bot', 'api', 'web'] },
  cli: { may: PRODUCT },
  'games.ts': { may: PRODUCT },
  docs: { may: ALL },
  tests: { may: ALL },
  bench: { may: ALL },
};

/** Tighter rules for parts of a layer: files under `in` may not import paths that start with one of `not`. */
export const ROOMS: readonly {
  readonly in: string;
  readonly except?: string;
  readonly not: readonly string[];
}[] = [
  // Only one folder imports the Discord library.
  { in: 'bot/', except: 'bot/discord/', not: ['discord.js'] },
  // Pictures are functions of their props.
  {
    in: 'bot/charts/',
    not: [
      'discord.js',
      'kysely',
      'pg',
      'database/',
      'jobs/',
      'bot/commands/',
      'bot/replies/',
      'bot/posts/',
      'bot/discord/',
    ],
  },
  { in: 'cli/', not: ['bot/discord/'] },
];
