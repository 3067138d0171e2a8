/** `damageGiven` becomes `damage_given`. */
export type SnakeCase<Camel extends string> = string extends Camel
  ? string
  : Camel extends `${infer First}${infer Rest}`
    ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
    : '';

/** damageGiven -> damage_given. */
export function snakeCase<Camel extends string>(camel: Camel): SnakeCase<Camel> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type says what the expression does, which the compiler cannot see
  return camel.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as SnakeCase<Camel>;
}
