// Starts one real PostgreSQL for a whole test run.
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './start-test-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: Pick<TestServer, 'url' | 'template'>;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, template, close } = await startTestServer();
  project.provide('testServer', { url, template });
  return close;
}
