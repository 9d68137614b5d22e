/** The same names, with what `map` makes of each value. */
export function mapValues<Name extends string, From, To>(
  values: Readonly<Record<Name, From>>,
  map: (value: From, name: Name) => To,
): Record<Name, To> {
  const entries = Object.entries<From>(values).map(([name, value]) => [
    name,
    map(value, name as Name),
  ]);
  return Object.fromEntries(entries) as Record<Name, To>;
}
