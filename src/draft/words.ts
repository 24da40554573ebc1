/** The words of a name, in lower case: `totalSleepTime`, `total_sleep_time` and `Total sleep-time` have the same. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** `--base-url` as `baseUrl` is no name of a variable: `Aurora Ring` gives `AURORA_RING`. */
export function variablePrefix(id: string): string {
  const name = id.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')
  return /^\d/.test(name) ? `P_${name}` : name
}

/** A kebab-case id from what people call a partner; `''` where nothing is left. */
export function kebabCase(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
}
