import { changed, type Files, GOOD_DESCRIPTOR, GOOD_FILES } from '../support/descriptor.ts'

/** A mistake, and the lines that tell of it. */
export interface Case {
  readonly title: string
  readonly files: Files
  readonly lines: readonly string[]
}

const withDescriptor = (content: string | Uint8Array): Files => ({ ...GOOD_FILES, 'partner.yaml': content })

const NO_DESCRIPTOR =
  'partner.yaml:1:1  expected a descriptor: a mapping with the keys id, name, environments, auth and data'
const BEGIN = 'begin with "id: my-platform"; terrarium init writes a descriptor to start from'

/** Texts that are no descriptor at all. */
export const SYNTAX_CASES: readonly Case[] = [
  {
    title: 'an empty file',
    files: withDescriptor(''),
    lines: [`${NO_DESCRIPTOR}, found an empty file; ${BEGIN}`],
  },
  {
    title: 'a file of comments',
    files: withDescriptor('# later\n'),
    lines: [`${NO_DESCRIPTOR}, found an empty file; ${BEGIN}`],
  },
  {
    title: 'a list',
    files: withDescriptor('- id: tiny\n- name: Tiny\n'),
    lines: [`${NO_DESCRIPTOR}, found a list; ${BEGIN}`],
  },
  {
    title: 'a line of text',
    files: withDescriptor('hello\n'),
    lines: [`${NO_DESCRIPTOR}, found only text; ${BEGIN}`],
  },
  {
    title: 'tabs as indentation',
    files: changed('\n  kind: oauth2', '\n\tkind: oauth2'),
    lines: ['partner.yaml:8:1  expected spaces as indentation, found a tab; replace the tab by spaces'],
  },
  {
    title: 'bytes that are no UTF-8',
    files: withDescriptor(new Uint8Array([0xff, 0xfe, 0x69, 0x00])),
    lines: [
      'partner.yaml:1:1  expected a descriptor, found no UTF-8 text; save the file as UTF-8, or name another one',
    ],
  },
  {
    title: 'bytes that no text has',
    files: withDescriptor('id: a\0b\n'),
    lines: [
      'partner.yaml:1:1  expected a descriptor, found no UTF-8 text; save the file as UTF-8, or name another one',
    ],
  },
  {
    title: 'a file that is not there',
    files: {},
    lines: [
      'partner.yaml:1:1  expected a descriptor, found no such file; create the file, or correct its name',
    ],
  },
  {
    title: 'several documents',
    files: withDescriptor(`${GOOD_DESCRIPTOR}---\nid: other\n`),
    lines: [
      "partner.yaml:41:1  expected one YAML document, found a second one; remove the line '---' and what follows, or put it into a file of its own",
    ],
  },
  {
    title: 'a key twice',
    files: changed('  kind: oauth2', '  kind: oauth2\n  kind: oauth2'),
    lines: [
      'partner.yaml:9:3  /auth/kind  expected each key once, found the same key again; remove one of the two',
    ],
  },
  {
    title: 'an alias without an anchor',
    files: changed('Tiny Tracker', '*tracker'),
    lines: [
      "partner.yaml:2:7  expected an anchor '&tracker' above, found none; write '&tracker' before the value that '*tracker' stands for, or put the text in quotes",
    ],
  },
  {
    title: 'an alias of what it stands in',
    files: changed('Tiny Tracker', '&tracker [*tracker]'),
    lines: [
      'partner.yaml:2:17  expected an alias of something that is complete, found an alias of what it stands in; remove the alias; a value cannot hold itself',
    ],
  },
  {
    title: 'aliases of aliases without end',
    files: withDescriptor(bomb()),
    lines: [
      'partner.yaml:5:12  expected at most 20000 values from aliases, found more: aliases of aliases; write the values out instead of repeating them by alias',
    ],
  },
  {
    title: 'a tag',
    files: changed('Tiny Tracker', '!important Tiny'),
    lines: [
      "partner.yaml:2:7  expected plain YAML without tags, found a tag; remove the tag, the word that starts with '!', or put the text in quotes",
    ],
  },
  {
    title: 'a key that is a list',
    files: changed('name: Tiny Tracker', '? [name]\n: Tiny Tracker'),
    lines: [
      "partner.yaml:2:3  expected a word as key, found a list or a mapping; remove the '?' or the bracket before the key, or put the key in quotes",
    ],
  },
  {
    title: 'a reserved character',
    files: changed('Tiny Tracker', '@tiny'),
    lines: [
      'partner.yaml:2:7  expected a value, found a character that YAML reserves; put the text in quotes',
    ],
  },
]

/** Descriptors that say something that no descriptor can say. */
export const FORM_CASES: readonly Case[] = [
  {
    title: 'a misspelt key, told once',
    files: changed('tokenUrl', 'tokenURL'),
    lines: [
      'partner.yaml:10:3  /auth/tokenURL  expected "tokenUrl", found "tokenURL"; rename it to "tokenUrl"',
    ],
  },
  {
    title: 'the same with carriage returns',
    files: withDescriptor(GOOD_DESCRIPTOR.replace('tokenUrl', 'tokenURL').replaceAll('\n', '\r\n')),
    lines: [
      'partner.yaml:10:3  /auth/tokenURL  expected "tokenUrl", found "tokenURL"; rename it to "tokenUrl"',
    ],
  },
  {
    title: 'the same behind a byte order mark',
    files: withDescriptor(`\ufeff${GOOD_DESCRIPTOR.replace('id: tiny', 'ID: tiny')}`),
    lines: ['partner.yaml:1:1  /ID  expected "id", found "ID"; rename it to "id"'],
  },
  {
    title: 'a key that nothing is like',
    files: changed('range: { format: date }', 'range: { format: date, timezone: UTC }'),
    lines: [
      'partner.yaml:24:28  /data/sleep/range/timezone  expected one of the keys format, start, end, match, maxDays, lookbackDays, found "timezone"; remove it, or call it "x-timezone" if it is a note',
    ],
  },
  {
    title: 'a data type that Terra does not have',
    files: changed('  sleep:\n', '  slumber:\n'),
    lines: [
      'partner.yaml:18:3  /data/slumber  expected one of the keys sleep, activity, daily, body, nutrition, menstruation, athlete, found "slumber"; remove it',
    ],
  },
  {
    title: 'a missing key',
    files: changed('  tokenUrl: /oauth/token\n', ''),
    lines: [
      'partner.yaml:7:1  /auth  expected the key "tokenUrl" (the token endpoint), found none; add it, for example /oauth/token',
    ],
  },
  {
    title: 'a client that authenticates without a secret',
    files: changed('  clientSecret: ${TINY_CLIENT_SECRET}\n', ''),
    lines: [
      'partner.yaml:7:1  /auth  expected the key "clientSecret" (the client secret that the partner gave to Terra, as ${NAME}), found none; add it, for example ${AURORA_CLIENT_SECRET}',
    ],
  },
  {
    title: 'an unknown kind',
    files: changed('kind: oauth2', 'kind: oauth'),
    lines: [
      'partner.yaml:8:9  /auth/kind  expected one of oauth2, clientCredentials, apiKey, basic, headers, found "oauth"; write oauth2',
    ],
  },
  {
    title: 'a missing kind',
    files: changed('  kind: oauth2\n', ''),
    lines: [
      'partner.yaml:7:1  /auth  expected the key "kind", found none; add it with one of oauth2, clientCredentials, apiKey, basic, headers',
    ],
  },
  {
    title: 'a key of another kind',
    files: changed('{ from: tokenResponse, at: /user_id }', '{ from: redirect, at: /user_id }'),
    lines: [
      'partner.yaml:16:3  /auth/userId  expected the key "parameter" (the query parameter), found none; add it, for example user_id',
      'partner.yaml:16:29  /auth/userId/at  expected one of the keys from, parameter, type, found "at"; remove it, or call it "x-at" if it is a note',
    ],
  },
  {
    title: 'a word that is none of the list',
    files: changed('format: date', 'format: datetime'),
    lines: [
      'partner.yaml:24:22  /data/sleep/range/format  expected one of date, basicDate, dateTime, localDateTime, epochSeconds, epochMilliseconds, found "datetime"; write dateTime',
    ],
  },
  {
    title: 'text instead of a list',
    files: changed('request: [sleep.read, offline]', 'request: sleep.read'),
    lines: [
      'partner.yaml:14:14  /auth/scopes/request  expected a list, found "sleep.read"; write for example [sleep.read, offline]',
    ],
  },
  {
    title: 'a number instead of text',
    files: changed("next: '{cursor}'", "next: '{cursor}', limit: 20"),
    lines: [
      "partner.yaml:23:71  /data/sleep/request/query/limit  expected text, found 20; put it in quotes: '20'",
    ],
  },
  {
    title: 'a placeholder without quotes',
    files: changed("start: '{from}'", 'start: {from}'),
    lines: [
      "partner.yaml:23:16  /data/sleep/request/query/start  expected text, found a mapping; put it in quotes: '{from}'",
    ],
  },
  {
    title: 'a key without a value',
    files: changed('refresh: { kind: rotating, requiresScope: offline }', 'refresh:'),
    lines: [
      'partner.yaml:15:11  /auth/refresh  expected a mapping of keys to values, found nothing (null); write for example { kind: rotating, requiresScope: offline }',
    ],
  },
  {
    title: 'a base URL without a scheme',
    files: changed('https://staging.tiny.example', 'staging.tiny.example'),
    lines: [
      'partner.yaml:6:14  /environments/staging/baseUrl  expected an absolute URL that begins with http:// or https://, found "staging.tiny.example"; write https://staging.tiny.example',
    ],
  },
  {
    title: 'a bad JSON Pointer',
    files: changed('next: /next_token', 'next: next_token'),
    lines: [
      'partner.yaml:25:35  /data/sleep/paging/next  expected a JSON Pointer such as /data/0/id, found "next_token"; write /next_token',
    ],
  },
  {
    title: 'an id that is no name',
    files: changed('id: tiny\n', 'id: Tiny Tracker\n'),
    lines: [
      'partner.yaml:1:5  /id  expected lower-case letters, digits and single hyphens, found "Tiny Tracker"; write tiny-tracker',
    ],
  },
  {
    title: 'two bodies',
    files: changed('url: /v1/sleep', 'url: /v1/sleep\n      form: {}\n      json: {}'),
    lines: [
      'partner.yaml:24:7  /data/sleep/request/json  expected either form or json, found both; remove one of the two',
    ],
  },
  {
    title: 'a header that cannot be sent',
    files: changed('    range:', "      headers: { 'x y': a }\n    range:"),
    lines: [
      'partner.yaml:24:18  /data/sleep/request/headers/x y  expected the name of a header field, found "x y"; rename the key',
    ],
  },
  {
    title: 'a number where a secret belongs, which is not repeated',
    files: changed('${TINY_CLIENT_SECRET}', '123456'),
    lines: [
      'partner.yaml:12:17  /auth/clientSecret  expected text, found a value that is written out; write ${NAME}, the name of an environment variable',
    ],
  },
  {
    title: 'an event about data that does not say which',
    files: changed('      dataType: sleep\n', ''),
    lines: [
      'partner.yaml:34:7  /webhooks/events/0  expected the key "dataType" (which of Terra\'s data types), found none; add it, for example sleep',
    ],
  },
  {
    title: 'a full event without records',
    files: changed('      time: /day\n', '      payload: full\n'),
    lines: [
      'partner.yaml:34:7  /webhooks/events/0  expected the key "records" (the records of a full event), found none; add it, for example /series',
    ],
  },
  {
    title: 'a preset that nobody has',
    files: changed('{ preset: standard-webhooks }', '{ preset: standard-webhook }'),
    lines: [
      'partner.yaml:31:24  /webhooks/signature/preset  expected one of standard-webhooks, svix, terra, stripe, github, slack, base64-body, upper-hex-timestamp-body, sha1-key-suffix, rfc9421, found "standard-webhook"; write standard-webhooks',
    ],
  },
  {
    title: 'a mistake inside one of two forms',
    files: changed('{ preset: standard-webhooks }', '{ id: { headr: webhook-id } }'),
    lines: [
      'partner.yaml:31:22  /webhooks/signature/id/headr  expected "header", found "headr"; rename it to "header"',
    ],
  },
  {
    title: 'neither of two forms',
    files: changed('{ preset: standard-webhooks }', '{ id: webhook-id }'),
    lines: [
      'partner.yaml:31:20  /webhooks/signature/id  expected none or a mapping of keys to values, found "webhook-id"; correct the value',
    ],
  },
]

/** Files that a descriptor names and that are not what they should be. */
export const FILE_CASES: readonly Case[] = [
  {
    title: 'a missing schema file',
    files: changed('schemas/sleep.json', 'schemas/slep.json'),
    lines: [
      'partner.yaml:27:13  /data/sleep/schema  expected a JSON Schema in schemas/slep.json, found no such file; create the file, or correct its name',
    ],
  },
  {
    title: 'a schema that is empty',
    files: { ...GOOD_FILES, 'schemas/sleep.json': '' },
    lines: [
      'schemas/sleep.json:1:1  expected a JSON Schema: a mapping with keywords such as type and properties, found an empty file; describe the answer there, for example { "type": "object", "properties": { } }',
    ],
  },
  {
    title: 'a schema that is a list',
    files: { ...GOOD_FILES, 'schemas/sleep.json': '[1]' },
    lines: [
      'schemas/sleep.json:1:1  expected a JSON Schema: a mapping with keywords such as type and properties, found a list; describe the answer there, for example { "type": "object", "properties": { } }',
    ],
  },
  {
    title: 'a place in a schema file that is not there',
    files: changed('schemas/sleep.json', 'schemas/sleep.json#/components/schemas/Sleep'),
    lines: [
      'partner.yaml:27:13  /data/sleep/schema  expected a JSON Schema in schemas/sleep.json at /components/schemas/Sleep, found nothing there; correct what follows the "#", for example #/components/schemas/Sleep',
    ],
  },
  {
    title: 'a place that is no JSON Pointer',
    files: changed('schemas/sleep.json', 'schemas/sleep.json#%zz'),
    lines: [
      'partner.yaml:27:13  /data/sleep/schema  expected a JSON Schema in schemas/sleep.json at a JSON Pointer, found "#%zz", which is no JSON Pointer; correct what follows the "#", for example #/components/schemas/Sleep',
    ],
  },
  {
    title: 'a whole OpenAPI document as schema',
    files: { ...GOOD_FILES, 'schemas/sleep.json': '{ "openapi": "3.1.0" }' },
    lines: [
      'partner.yaml:27:13  /data/sleep/schema  expected a JSON Schema, found an OpenAPI document; name the place in it, for example schemas/sleep.json#/components/schemas/Sleep',
    ],
  },
  {
    title: 'OpenAPI 3.0, whose schemas are another language',
    files: {
      ...changed('schemas/sleep.json', 'openapi.yaml#/components/schemas/Sleep'),
      'openapi.yaml': 'openapi: 3.0.3\ncomponents:\n  schemas:\n    Sleep: { type: object }\n',
    },
    lines: [
      'openapi.yaml:1:10  /openapi  expected OpenAPI 3.1, whose schemas are JSON Schema 2020-12, found "3.0.3"; convert the document to OpenAPI 3.1, or write the schema into a file of its own',
    ],
  },
  {
    title: 'a $ref that leads nowhere',
    files: {
      ...GOOD_FILES,
      'schemas/event.json': '{\n  "properties": { "a": { "$ref": "common.json#/x" } }\n}',
    },
    lines: [
      'schemas/event.json:2:34  /properties/a/$ref  expected a JSON Schema in schemas/common.json, found no such file; create the file, or correct its name',
    ],
  },
  {
    title: 'an example with a comma missing',
    files: changed('"s1",', '"s1"', 'examples/sleep.json'),
    lines: [
      "examples/sleep.json:5:7  expected ',' or the closing bracket, found '\"'; correct the JSON; it has no comments, no trailing commas and no single quotes",
    ],
  },
  {
    title: 'an example that ends too early',
    files: { ...GOOD_FILES, 'examples/event.json': '{ "type": ' },
    lines: [
      'examples/event.json:1:11  expected a JSON value, found the end of the file; correct the JSON; it has no comments, no trailing commas and no single quotes',
    ],
  },
  {
    title: 'a mapping that is no YAML',
    files: { ...GOOD_FILES, 'mapping/sleep.yaml': 'metadata:\n  summary_id: [id\n' },
    lines: [
      'mapping/sleep.yaml:3:1  expected valid YAML, found a mistake (flow sequence in block collection must be sufficiently indented and end with a ]); correct the syntax here or just above; text with special characters needs quotes',
    ],
  },
]

/** Ten levels of nine aliases each: a billion values from a few hundred bytes. */
function bomb(): string {
  const nine = (item: string) => `[${Array(9).fill(item).join(', ')}]`
  const names = [...'abcdefghij']
  return names
    .map((name, index) => `${name}: &${name} ${nine(index === 0 ? 'x' : `*${names[index - 1]}`)}\n`)
    .join('')
}
