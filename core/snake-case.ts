/** `damageGiven` becomes `damage_given`. */
export type SnakeCase<Camel extends string> = string extends Camel
  ? string
  : Camel extends `${infer First}${infer Rest}`
    ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
    : '';

/** damageGiven -> damage_given. */
export function snakeCase<Camel extends string>(camel: Camel): SnakeCase<Camel> {
  // The type says what the expression does, and the compiler cannot see it.
  return camel.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as SnakeCase<Camel>;
}
