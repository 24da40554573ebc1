import { isJsonObject } from '../kernel/json.ts'
import { pointerKeys, resolvePointer } from '../kernel/pointer.ts'
import type { JsonSchema } from '../schema/validator.ts'
import type { DataSource } from './data.ts'
import { missedPointer } from './lint-pointer.ts'
import { error, type Finding, type LintRule, type LintSubject } from './lint-rule.ts'
import { dataTypesOf } from './partner.ts'
import { describeValue } from './violation-problem.ts'

export const pagesFollowable: LintRule = {
  rule: 'The pointers of paging hit in the example, or stand in the schema where the last page may lack them.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) yield* judgePaging(`/data/${type}`, partner.data[type]!)
  },
}

function* judgePaging(at: string, source: DataSource): Iterable<Finding> {
  const { paging, response, example, schema } = source
  const content = resolvePointer(example, response.root)
  if (content === undefined) return
  const look = (name: string, pointer: string) => ({ at: `${at}/paging/${name}`, pointer, document: content })
  if ('next' in paging && paging.next !== undefined) {
    const { at: place, ...options } = look('next', paging.next)
    const isKnown =
      resolvePointer(content, paging.next) !== undefined ||
      declares(schema, schema, pointerKeys(response.root + paging.next))
    if (!isKnown)
      yield missedPointer(place, {
        ...options,
        expected: 'what leads to the next page',
        inside: 'the example and its schema',
      })
  }
  if ('more' in paging && paging.more !== undefined)
    yield* judgeMember(look('more', paging.more), 'true or false, or 1 or 0', (value) =>
      [true, false, 0, 1].includes(value as boolean),
    )
  if ('pages' in paging && paging.pages !== undefined)
    yield* judgeMember(look('pages', paging.pages), 'the number of pages', Number.isInteger)
}

function* judgeMember(
  { at, pointer, document }: { readonly at: string; readonly pointer: string; readonly document: unknown },
  expected: string,
  fits: (value: unknown) => boolean,
): Iterable<Finding> {
  const value = resolvePointer(document, pointer)
  if (value === undefined) yield missedPointer(at, { pointer, document, expected, inside: 'the example' })
  else if (!fits(value))
    yield error(at, expected, `${describeValue(value)} in the example`, 'Correct the pointer.')
}

/** Whether a schema speaks of a member, by whichever branch. */
function declares(schema: unknown, root: JsonSchema, keys: readonly string[], depth = 0): boolean {
  const [key, ...rest] = keys
  if (key === undefined) return true
  if (!isJsonObject(schema) || depth > 20) return false
  const { $ref, properties, items } = schema
  const target =
    typeof $ref === 'string' && $ref.startsWith('#') ? resolvePointer(root, $ref.slice(1)) : undefined
  const inner = isJsonObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((name) => {
    const branch = schema[name]
    return Array.isArray(branch) ? branch : []
  })
  return (
    (inner !== undefined && declares(inner, root, rest, depth + 1)) ||
    (/^\d+$/.test(key) && declares(items, root, rest, depth + 1)) ||
    [target, ...branches].some((branch) => declares(branch, root, keys, depth + 1))
  )
}
