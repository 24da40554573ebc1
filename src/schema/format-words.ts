import { chance, isEdge, pick, type Source } from './source.ts'

type Words = (source: Source) => string

const HEX = '0123456789abcdef'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const WORDS = ['alder', 'birch', 'cedar', 'dune', 'ember', 'fjord', 'glade', 'heath', 'isle', 'juniper']
const ENDINGS = ['example', 'test', 'example.com', 'example.org']

function text(source: Source, alphabet: string, length: number): string {
  let made = ''
  for (let index = 0; index < length; index++) made += alphabet[source.random.nextInt(0, alphabet.length - 1)]
  return made
}

const word: Words = (source) =>
  pick(source, WORDS) + (chance(source, 0.5) ? source.random.nextInt(0, 999) : '')

const hostname: Words = (source) => {
  if (!isEdge(source)) return `${word(source)}.${pick(source, ENDINGS)}`
  return pick(source, [
    'a',
    `${text(source, LETTERS, 63)}.example`,
    'xn--nxasmq6b.example',
    '1.example',
    'a-b.c-d.test',
  ])
}

const path: Words = (source) =>
  `/${word(source)}${chance(source, 0.5) ? `/${source.random.nextInt(0, 9999)}` : ''}`

const uri: Words = (source) => {
  if (isEdge(source)) {
    const daring = [
      'urn:isbn:0451450523',
      'http://[2001:db8::7]/',
      'mailto:a@b.example',
      'https://a.example/%E2%82%AC?q=1#f',
    ]
    return pick(source, daring)
  }
  return `https://${hostname(source)}${path(source)}${chance(source, 0.3) ? `?page=${source.random.nextInt(1, 9)}` : ''}`
}

const url: Words = (source) => `https://${word(source)}.example.com${path(source)}`

const email: Words = (source) => {
  if (isEdge(source))
    return pick(source, ['a@b.co', "o'hara+tag@example.com", `${text(source, LETTERS, 64)}@example.org`])
  return `${word(source)}@example.com`
}

const ipv4: Words = (source) => {
  if (isEdge(source)) return pick(source, ['0.0.0.0', '255.255.255.255', '127.0.0.1', '10.0.0.1'])
  return Array.from({ length: 4 }, () => source.random.nextInt(0, 255)).join('.')
}

const ipv6: Words = (source) => {
  if (isEdge(source))
    return pick(source, [
      '::',
      '::1',
      'fe80::1',
      '::ffff:192.0.2.1',
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ])
  return `2001:db8:${Array.from({ length: 6 }, () => source.random.nextInt(0, 0xffff).toString(16)).join(':')}`
}

const uuid: Words = (source) => {
  if (isEdge(source))
    return pick(source, ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
  const hex = (length: number) => text(source, HEX, length)
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(source, ['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
}

const pointer: Words = (source) => {
  if (isEdge(source)) return pick(source, ['', '/', '/~0/~1', '/0/-', '/ä'])
  return path(source)
}

const byte: Words = (source) => btoa(text(source, LETTERS, source.random.nextInt(isEdge(source) ? 0 : 1, 12)))

/** How to make a text of each format that has nothing to do with time. All of their domains are reserved for examples. */
export const FORMAT_WORDS: Readonly<Record<string, Words>> = {
  byte,
  email,
  hostname,
  ipv4,
  ipv6,
  uuid,
  uri,
  url,
  'uri-reference': (source) => (chance(source, 0.5) ? path(source) : uri(source)),
  'uri-template': (source) => `https://${hostname(source)}/{${pick(source, WORDS)}}`,
  'json-pointer': pointer,
  'json-pointer-uri-fragment': (source) => `#${path(source)}`,
  'relative-json-pointer': (source) =>
    `${source.random.nextInt(0, 9)}${pick(source, ['', '#', path(source)])}`,
  regex: (source) => pick(source, ['^a+$', '[0-9]{3}', '.*', '^$', `^${word(source)}`, '\\d+']),
  iri: (source) => `https://${word(source)}.example/ü${path(source)}`,
  'iri-reference': (source) => `/ü${path(source)}`,
  'idn-email': (source) => `jürgen${source.random.nextInt(0, 99)}@example.com`,
  'idn-hostname': (source) => `bücher${source.random.nextInt(0, 99)}.example`,
}
