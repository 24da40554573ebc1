import { chance, isEdge, isTight, pick, type Source } from './source.ts'

const WORDS = [
  'amber',
  'basil',
  'clover',
  'dawn',
  'elm',
  'fern',
  'grove',
  'hazel',
  'iris',
  'jade',
  'kelp',
  'lark',
  'maple',
  'north',
  'olive',
  'pine',
  'quartz',
  'river',
  'sage',
  'tide',
  'umber',
  'vale',
  'willow',
  'yarrow',
  'zephyr',
]
/** Texts that break careless code: empty, long, escaped, right to left, combined, outside the first plane, lookalikes. */
const HARD_TEXTS = [
  '',
  ' ',
  '0',
  'null',
  'true',
  'NaN',
  '__proto__',
  'a\u0000b',
  '\t\r\n',
  '"\\/',
  "'; --",
  '<b>&amp;</b>',
  '../..',
  '%00',
  'ñandú',
  'n\u0303',
  '\u05d0\u05d1\u05d2',
  '\u202eabc',
  '日本語',
  '👩‍👩‍👧',
  '\ud83d\ude00',
  '\ufeffbom',
  'İi',
  'ﬀ',
  'x'.repeat(300),
]
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A word; at an extreme, one of the texts that break careless code. */
export function drawWord(source: Source, minLength: number, maxLength: number): string {
  if (isEdge(source)) {
    const hard = pick(source, HARD_TEXTS)
    const length = [...hard].length
    if (length >= minLength && length <= maxLength) return hard
    if (maxLength <= 1000)
      return chance(source, 0.5)
        ? padded('', maxLength, maxLength, source)
        : padded('', minLength, minLength, source)
  }
  if (isTight(source)) return padded('', minLength, minLength, source)
  const word = pick(source, WORDS)
  const text = chance(source, 0.4) ? `${word} ${source.random.nextInt(0, 9999)}` : word
  return text.length >= minLength && text.length <= maxLength
    ? text
    : padded(text, minLength, maxLength, source)
}

function padded(text: string, minLength: number, maxLength: number, source: Source): string {
  let fitting = text.slice(0, maxLength)
  while (fitting.length < minLength) fitting += LETTERS[source.random.nextInt(0, 25)]
  return fitting
}

/** Another text of the same shape: digits stay digits. What has none stays as it is: it is likely to be a word. */
export function varyText(example: string, source: Source): string {
  return example.replaceAll(/\d/g, (digit) => (digit === '0' ? '0' : String(source.random.nextInt(1, 9))))
}
