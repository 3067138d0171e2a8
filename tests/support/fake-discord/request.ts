import type { IncomingHttpHeaders } from 'node:http';
import type { UploadedFile } from './fake-file.ts';

/** One REST call as the routes see it. */
export type FakeRequest = {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

/** Recorded for tests: a request and its response; status 0 if the fake closed the connection. */
export type RequestRecord = FakeRequest & {
  readonly at: number;
  status: number;
  answer: unknown;
};
