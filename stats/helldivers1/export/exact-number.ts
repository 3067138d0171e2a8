// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine has it; the type of JSON does not know it yet
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => object };

/** A number as JSON shows it to the digit, also where a double would lose some. */
export function exactNumber(value: bigint): number | object {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : rawJSON(String(value));
}
