import { ValueError } from '../expression/value.ts'
import type { Helper, ResultType } from './helper.ts'

/** JSONata's functions on text. Characters are Unicode code points. */
export const TEXT_HELPERS: Readonly<Record<string, Helper>> = {
  uppercase: ofText('uppercase', 'text', (text) => text.toUpperCase()),
  lowercase: ofText('lowercase', 'text', (text) => text.toLowerCase()),
  trim: ofText('trim', 'text', (text) =>
    text
      .replace(/[ \t\n\r]+/g, ' ')
      .replace(/^ /, '')
      .replace(/ $/, ''),
  ),
  length: ofText('length', 'number', (text) => [...text].length),
  substring: {
    usage: '$substring(text, start, length?).',
    takes: [2, 3],
    returns: 'text',
    run: (value, start, length) => {
      const text = textArgument('substring', value)
      const [from, size] = [placeArgument(start), placeArgument(length)]
      return text === undefined ? undefined : substring([...text], from, size)
    },
  },
  substringBefore: ofTwoTexts('substringBefore', 'text', (text, mark) => {
    const place = mark === undefined ? -1 : text.indexOf(mark)
    return place < 0 ? text : text.slice(0, place)
  }),
  substringAfter: ofTwoTexts('substringAfter', 'text', (text, mark = '') => {
    const place = text.indexOf(mark)
    return place < 0 ? text : text.slice(place + mark.length)
  }),
  contains: ofTwoTexts('contains', 'boolean', (text, part) =>
    part === undefined ? undefined : text.includes(part),
  ),
  join: {
    usage: '$join(texts, separator?).',
    takes: [1, 2],
    returns: 'text',
    run: (value, separator) => {
      const between = textArgument('join', separator) ?? ''
      if (value === undefined) return undefined
      const list: readonly unknown[] = Array.isArray(value) ? value : [value]
      if (!list.every((item) => typeof item === 'string')) throw new ValueError('`$join` needs texts', value)
      return list.join(between)
    },
  },
}

function textArgument(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new ValueError(`\`$${name}\` needs a text`, value)
}

function placeArgument(value: unknown): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value
  throw new ValueError('`$substring` needs numbers', value)
}

function ofText(name: string, returns: ResultType, run: (text: string) => unknown): Helper {
  return {
    usage: `$${name}(text).`,
    takes: [1, 1],
    returns,
    run: (value) => {
      const text = textArgument(name, value)
      return text === undefined ? undefined : run(text)
    },
  }
}

function ofTwoTexts(
  name: string,
  returns: ResultType,
  run: (text: string, other: string | undefined) => unknown,
): Helper {
  return {
    usage: `$${name}(text, other).`,
    takes: [2, 2],
    returns,
    run: (value, other) => {
      const [text, second] = [textArgument(name, value), textArgument(name, other)]
      return text === undefined ? undefined : run(text, second)
    },
  }
}

function substring(characters: readonly string[], start = 0, length?: number): string {
  const from = characters.length + start < 0 ? 0 : start
  if (length === undefined) return characters.slice(from).join('')
  if (length <= 0) return ''
  return characters.slice(from, from >= 0 ? from + length : characters.length + from + length).join('')
}
