// Evenings told as text files and as JSON of every script version, fed in every way, compared with their truth: npm run stress.
// Prints each row that differs; ends with 1 where more than 2 of 1,000 do. EVENINGS says how many evenings of each version and
// game type, SEED from which seed on, SCRIPTS which versions (all).
import { SCRIPT_VERSIONS } from '../simulator/etlegacy/documents/json-script.ts';
import { cloneDatabase } from '../tests/support/database/clone-database.ts';
import { proveDocuments } from '../tests/support/proof/prove-documents.ts';
import { startTestServer } from '../tests/support/database/start-test-server.ts';
import { say } from './support/say.ts';

const EVENINGS = Number(process.env['EVENINGS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? 100);
const SCRIPTS = process.env['SCRIPTS']?.split(',') ?? SCRIPT_VERSIONS;

const server = await startTestServer();
try {
  let rows = 0;
  let different = 0;
  for (const [at, script] of SCRIPT_VERSIONS.entries()) {
    if (!SCRIPTS.includes(script)) continue;
    const database = await cloneDatabase(server);
    const options = { maps: 3, teamSize: 3, script };
    const proof = await proveDocuments({ db: database.db, seed: SEED + 3 * at, evenings: EVENINGS, options });
    await database.close();
    rows += proof.rows;
    different += proof.differences.length;
    say(
      `${script}: ${proof.rows} rows, ${proof.differences.length} differences, ${proof.timed} of ${proof.throughout} have a time`,
    );
    for (const difference of proof.differences) say(`  ${difference}`);
  }
  say(`${different} differences in ${rows} rows.`);
  process.exitCode = different > (2 * rows) / 1000 ? 1 : 0;
} finally {
  await server.close();
}
