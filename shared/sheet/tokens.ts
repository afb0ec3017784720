/** Words in braces that stand for what a sheet is about: `{…}` takes the value of that name; a name without a value is told. */

const TOKEN = /\{([^{}]{1,40})\}/g;

export interface Filled {
  readonly text: string;
  /** Names that have no value; they stay in the text as they were written. */
  readonly unknown: readonly string[];
}

export function fillTokens(text: string, values: Readonly<Record<string, string>>): Filled {
  const unknown = new Set<string>();
  const filled = text.replaceAll(TOKEN, (whole, name: string) => {
    const value = Object.hasOwn(values, name.trim()) ? values[name.trim()] : undefined;
    if (value === undefined) unknown.add(name.trim());
    return value ?? whole;
  });
  return { text: filled, unknown: [...unknown] };
}
