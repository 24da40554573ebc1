/** Makes an object of values that stand in the order of its fields. */
export type MakeValue<Context> = (input: unknown, context: Context) => unknown

/**
 * A function that makes an object by an object literal of its own. The engine knows the shape of such an object, which
 * makes the samples of a night three times as quick as setting the fields one by one.
 *
 * @param names - fields of Terra's models.
 * @param incomplete - takes the values when one of them is `undefined`.
 * @returns `undefined` where the page forbids code made of text (a Content Security Policy).
 */
export function objectLiteral<Context>(
  names: readonly string[],
  makers: readonly MakeValue<Context>[],
  incomplete: (values: readonly unknown[]) => unknown,
): MakeValue<Context> | undefined {
  if (names.length === 0 || !names.every((name) => FIELD.test(name))) return undefined
  const list = (word: (index: number) => string, separator: string) =>
    names.map((_, index) => word(index)).join(separator)
  const text = `
    const [${list((index) => `make${index}`, ', ')}] = makers
    return (input, context) => {
      const ${list((index) => `value${index} = make${index}(input, context)`, ', ')}
      if (${list((index) => `value${index} === undefined`, ' || ')})
        return incomplete([${list((index) => `value${index}`, ', ')}])
      return { ${list((index) => `${names[index]}: value${index}`, ', ')} }
    }`
  try {
    return new Function('makers', 'incomplete', text)(makers, incomplete) as MakeValue<Context>
  } catch {
    return undefined
  }
}

/** Nothing but these gets into the text; a name like `__proto__` would not be a field there. */
const FIELD = /^[A-Za-z][A-Za-z0-9_]*$/
