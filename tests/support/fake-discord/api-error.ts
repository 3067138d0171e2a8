/** One error in a body: its path, Discord's code and a sentence. */
export type FormError = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
};

type ErrorTree = { [key: string]: ErrorTree | { code: string; message: string }[] };

/** Thrown by a route to reject a request; only the pipeline catches it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: readonly FormError[];

  constructor(status: number, code: number, message: string, errors: readonly FormError[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toBody(): Record<string, unknown> {
    const head = { message: this.message, code: this.code };
    return this.errors.length === 0 ? head : { ...head, errors: nestErrors(this.errors) };
  }
}

function nestErrors(errors: readonly FormError[]): ErrorTree {
  const root: ErrorTree = {};
  for (const error of errors) {
    let node = root;
    for (const key of error.path) {
      const next = node[key];
      node = next === undefined || Array.isArray(next) ? (node[key] = {}) : next;
    }
    const list = Array.isArray(node['_errors']) ? node['_errors'] : [];
    list.push({ code: error.code, message: error.message });
    node['_errors'] = list;
  }
  return root;
}

/** Returns the same errors with their paths below `prefix`. */
export function underPath(prefix: FormError['path'], errors: readonly FormError[]): FormError[] {
  return errors.map(({ path, code, message }) => ({ path: [...prefix, ...path], code, message }));
}

export const invalidForm = (errors: readonly FormError[]): ApiError =>
  new ApiError(400, 50_035, 'Invalid Form Body', errors);

/** Throws 50035 if there are errors. */
export function refuseForm(errors: readonly FormError[]): void {
  if (errors.length > 0) throw invalidForm(errors);
}

export const unknownInteraction = (): ApiError => new ApiError(404, 10_062, 'Unknown interaction');
export const unknownMessage = (): ApiError => new ApiError(404, 10_008, 'Unknown Message');
export const unknownChannel = (): ApiError => new ApiError(404, 10_003, 'Unknown Channel');
export const archivedThread = (): ApiError =>
  new ApiError(400, 50_083, 'Tried to perform an operation on an archived thread');
export const missingPermissions = (): ApiError => new ApiError(403, 50_013, 'Missing Permissions');
