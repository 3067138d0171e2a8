import { API_ERRORS, type ApiErrorText, type ApiErrorTexts } from './error-catalogue.ts';

/** One place of the request that is wrong. */
export type ErrorDetail = { readonly path: string; readonly message: string };

/** A failure of the catalogue, filled in; all that an error form needs. */
export type Problem = ApiErrorText & {
  readonly code: string;
  readonly details?: readonly ErrorDetail[];
};

/** Thrown by handlers and hooks; the error handler answers it in the form of the route. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.say);
    this.problem = problem;
  }
}

type Refuse<Code> = (
  code: Code,
  values?: Readonly<Record<string, string>>,
  details?: readonly ErrorDetail[],
) => ApiError;

/** Creates the error builder of a game: for its own catalogue and the shared one. */
export function createRefuse<const Own extends ApiErrorTexts>(
  own: Own,
): Refuse<keyof Own | keyof typeof API_ERRORS> {
  const texts: ApiErrorTexts = { ...API_ERRORS, ...own };
  return (code, values = {}, details) => {
    const name = String(code);
    const text = texts[name];
    if (text === undefined) throw new Error(`There is no error called ${name}`);
    const { status, say, tip } = text;
    return new ApiError({
      code: name,
      status,
      say: fill(say, values),
      tip: fill(tip, values),
      ...(details === undefined ? {} : { details }),
    });
  };
}

/** Builds an error of the shared catalogue: `throw refuse('KEY_NEEDED')`. */
export const refuse = createRefuse({});

const LONGEST_VALUE = 200;

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '').slice(0, LONGEST_VALUE));
}
