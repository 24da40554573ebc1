import { descriptorSchema } from '../../src/partner/descriptor-schema.ts'
import { anchor, table } from './markdown.ts'

interface Node {
  readonly [keyword: string]: unknown
  readonly description?: string
  readonly title?: string
  readonly $ref?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly oneOf?: readonly Node[]
  readonly anyOf?: readonly Node[]
  readonly items?: Node
  readonly additionalProperties?: Node | boolean
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
}

const SCHEMA = descriptorSchema as Node
const DEFINITIONS = SCHEMA.$defs as Readonly<Record<string, Node>>

/** `docs/descriptor.md`: every key of `partner.yaml`, from the schema that editors use. */
export function descriptorPage(): string {
  const { properties = {} } = SCHEMA
  return [
    '# The descriptor',
    '',
    'Written by `npm run docs` from `schemas/partner.schema.json`, which editors use to complete and to check',
    '`partner.yaml`: put `# yaml-language-server: $schema=…/partner.schema.json` on its first line. Keys that begin with',
    "`x-` are notes; nothing reads them. `terrarium lint` tells what is wrong, in the order of Terra's form.",
    '',
    ...keysOf(SCHEMA),
    '',
    ...Object.entries(properties).flatMap(([key, node]) => below([key], node)),
    '## Shared parts',
    '',
    'What several keys have in common.',
    '',
    ...Object.entries(DEFINITIONS).flatMap(([name, node]) => [
      `### ${name}`,
      '',
      ...described(node),
      ...keysOf(node),
      ...(hasKeys(node) ? [''] : []),
      ...innerOf([name], node),
    ]),
  ].join('\n')
}

/** A section for a key that holds keys, and sections for what is in it. */
function below(path: readonly string[], node: Node): readonly string[] {
  if (node.$ref !== undefined || !holdsKeys(node)) return []
  const heading = `${'#'.repeat(Math.min(path.length + 1, 4))} ${path.join('.')}`
  return [
    heading,
    '',
    ...described(node),
    ...keysOf(node),
    ...(hasKeys(node) ? [''] : []),
    ...innerOf(path, node),
  ]
}

function innerOf(path: readonly string[], node: Node): readonly string[] {
  const { properties = {}, oneOf = [], items, additionalProperties } = node
  return [
    ...oneOf.flatMap((one) => {
      const tag = tagOf(one, node)
      const name = [...path.slice(0, -1), `${path.at(-1)} (${tag})`]
      return [
        `${'#'.repeat(Math.min(path.length + 2, 5))} ${name.join('.')}`,
        '',
        ...described(one),
        ...keysOf(one),
        '',
        ...innerOf(name, one),
      ]
    }),
    ...Object.entries(properties).flatMap(([key, inner]) => below([...path, key], inner)),
    ...(items === undefined ? [] : below([...path, '…'], items)),
    ...(typeof additionalProperties === 'object' ? below([...path, '{name}'], additionalProperties) : []),
  ]
}

function described({ description, examples }: Node): readonly string[] {
  const example = examples?.[0]
  return [
    ...(description === undefined ? [] : [description, '']),
    ...(typeof example === 'object' && example !== null
      ? ['```json', JSON.stringify(example, null, 2), '```', '']
      : []),
  ]
}

function keysOf({ properties = {}, required = [] }: Node): readonly string[] {
  const entries = Object.entries(properties)
  if (entries.length === 0) return []
  return table(
    ['key', 'what it says', 'value', 'unless told', 'example'],
    entries.map(([key, node]) => [
      required.includes(key) ? `**${key}**` : key,
      node.description ?? '',
      valueIn(node),
      'default' in node ? code(node.default) : required.includes(key) ? 'required' : '',
      node.examples === undefined || typeof node.examples[0] === 'object' ? '' : code(node.examples[0]),
    ]),
  )
}

/** What may stand there, in few words. */
function valueIn(node: Node): string {
  if (node.$ref !== undefined) {
    const name = node.$ref.replace('#/$defs/', '')
    return `[${name}](#${anchor(name)})`
  }
  if (node.enum !== undefined) return node.enum.map(code).join(' · ')
  if ('const' in node) return code(node.const)
  if (node.oneOf !== undefined)
    return `one of ${node.oneOf.map((one) => `\`${tagOf(one, node)}\``).join(' · ')}`
  if (node.anyOf !== undefined) return node.anyOf.map(valueIn).join(' or ')
  if (node.title !== undefined) return node.title
  if (node.items !== undefined) return `a list of ${valueIn(node.items)}`
  return Array.isArray(node.type) ? node.type.join(' or ') : String(node.type ?? 'anything')
}

/** The value, or values, by which one of several forms is told. */
function tagOf({ properties = {}, title, description }: Node, parent: Node): string {
  const { propertyName = '' } = (parent.discriminator ?? {}) as { readonly propertyName?: string }
  const tag = properties[propertyName]
  if (tag === undefined) return title ?? description ?? ''
  const values = 'const' in tag ? [tag.const] : (tag.enum ?? [])
  return `${propertyName}: ${values.join(', ')}`
}

function holdsKeys(node: Node): boolean {
  return (
    hasKeys(node) ||
    node.oneOf !== undefined ||
    (node.items !== undefined && holdsKeys(node.items)) ||
    (typeof node.additionalProperties === 'object' && holdsKeys(node.additionalProperties))
  )
}

function hasKeys({ properties = {} }: Node): boolean {
  return Object.keys(properties).length > 0
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
