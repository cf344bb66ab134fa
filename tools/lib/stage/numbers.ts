const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The numbers that stand in a sentence of the product, by their names, whatever the language puts first.
 * @param sentence gives the product's words with these in the places of the numbers
 * @returns null where the text does not hold such a sentence
 */
export function numbersIn<Name extends string>(
  text: string,
  names: readonly Name[],
  sentence: (places: Readonly<Record<string, string>>) => string,
): Readonly<Record<Name, number>> | null {
  const places = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
  const pattern = escaped(sentence(places)).replaceAll(/<(\w+)>/g, '(?<$1>\\d+)');
  const groups = new RegExp(pattern).exec(text)?.groups;
  if (!groups) return null;
  const found = names.map((name) => [name, Number(groups[name])] as const);
  return Object.fromEntries(found) as Record<Name, number>;
}
