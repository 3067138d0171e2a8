// JSON without the loss of digits: integers beyond 2^53 do not fit into the number that JSON.parse makes of them.

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine hands the digits of a number to the reviver as a third argument, which the type does not say yet
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine has it; the type of JSON does not know it yet
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => object };

/** Numbers as they are; what `make` returns for integers beyond 2^53. Throws if the text is not JSON. */
export function parseExactJson(text: string, make: (digits: string) => unknown): unknown {
  return parseWith(text, (_key, value, { source }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    /^-?\d+$/.test(source)
      ? make(source)
      : value,
  );
}

/** The text of a value with bigint, to the digit. */
export function writeExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'bigint' ? rawJSON(String(one)) : one,
  );
}

/** A value that JSON.stringify writes as these digits. */
export function exactDigits(digits: string): object {
  return rawJSON(digits);
}
