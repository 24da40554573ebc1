import jsonata, { type Expression } from 'jsonata'
import { isJsonObject, type JsonValue } from '../../src/kernel/json.ts'
import { HELPERS } from '../../src/mapping/helpers/helpers.ts'

/** A whole mapping as one JSONata expression, run by JSONata itself with our helpers as its functions. */
export function asJsonata(tree: JsonValue): Expression {
  const expression = jsonata(textOf(tree))
  for (const [name, { run }] of Object.entries(HELPERS)) expression.registerFunction(name, run)
  return expression
}

/** What JSONata keeps and a mapping leaves out: empty objects and lists. */
export function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned).filter((item) => item !== undefined)
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([name, item]) => [name, pruned(item)] as const)
  const kept = entries.filter(([, item]) => item !== undefined && !(Array.isArray(item) && item.length === 0))
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

function textOf(node: JsonValue): string {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return `[${node.map(textOf).join(', ')}]`
  if (!isJsonObject(node)) return JSON.stringify(node)
  const { $each, $when, ...fields } = node
  const entries = Object.entries(fields).map(([name, child]) => `${JSON.stringify(name)}: ${textOf(child)}`)
  const object = `{${entries.join(', ')}}`
  const guarded = $when === undefined ? object : `(${textOf($when)} ? ${object})`
  return $each === undefined ? guarded : `[${textOf($each)}.${guarded}]`
}
