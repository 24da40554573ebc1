import type { JsonValue } from '../../kernel/json.ts'
import { typesOf } from '../schema-place.ts'
import { draftOf, nameOf, type RecordDraft, valueAt } from './draft.ts'
import type { FieldReference, Write } from './inverse.ts'
import type { PlannedList, RenderPlan } from './plan.ts'

/** Write what Terra's object says into the draft of a record, or what an item of its lists says into that of an item. */
export function renderInto(plan: RenderPlan, terra: JsonValue, draft: RecordDraft, root?: RecordDraft): void {
  const cleared = renderLeaves(plan, terra, draft, root === undefined)
  for (const keys of cleared) draft.clear(keys)
  if (plan.lists.length === 0) return
  const begun = new Set<string>()
  for (const list of plan.lists) {
    const name = nameOf(list.source.keys)
    renderList(
      list,
      valueAt(terra, list.path) as JsonValue | undefined,
      draft,
      root ?? draft,
      begun.has(name),
    )
    begun.add(name)
  }
}

/** The first write of the best rank wins. Returns the fields that have no value. */
function renderLeaves(
  plan: RenderPlan,
  terra: JsonValue,
  draft: RecordDraft,
  isRecord: boolean,
): readonly (readonly string[])[] {
  const cleared: (readonly string[])[] = []
  const isOurs = ({ from }: FieldReference) => isRecord || from === 'input'
  for (const { path, inverse } of plan.leaves) {
    if (inverse.rank === 'choice' || isWanted(valueAt(terra, path))) continue
    for (const field of inverse.fields) if (isOurs(field)) cleared.push(field.keys)
  }
  // All are asked what they write before any of it is written: they look at what stands there.
  const writes: Write[] = []
  for (const { path, inverse } of plan.ranked) {
    const wanted = valueAt(terra, path)
    if (!isWanted(wanted)) continue
    for (const write of inverse.writes(wanted, draft)) if (isOurs(write.field)) writes.push(write)
  }
  writeFirst(writes, draft, cleared)
  return cleared
}

/** A night has hundreds of items of a few fields each: no set is made for any of them. */
function writeFirst(writes: readonly Write[], draft: RecordDraft, cleared: (readonly string[])[]): void {
  const done: string[] = []
  for (const { field, value } of writes) {
    const name = nameOf(field.keys)
    if (done.includes(name)) continue
    done.push(name)
    if (value === undefined) cleared.push(field.keys)
    else draft.write(field.keys, value as JsonValue)
  }
}

function isWanted(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** @param isBegun - another `$each` over the same list has written it: its items are added to. */
function renderList(
  list: PlannedList,
  terra: JsonValue | undefined,
  draft: RecordDraft,
  root: RecordDraft,
  isBegun: boolean,
): void {
  const { keys } = list.source
  const present = valueAt(draft.value, keys)
  const wanted: readonly JsonValue[] = Array.isArray(terra) ? terra : []
  const make = (item: JsonValue, base: unknown): JsonValue => {
    const inner = draftOf((base ?? {}) as JsonValue, list.itemSchema, root)
    renderInto(list.items, item, inner, root)
    return inner.value
  }
  if (isOneObject(list, present)) {
    if (wanted[0] === undefined) draft.clear(keys)
    else draft.write(keys, make(wanted[0], present))
    return
  }
  const bases: readonly unknown[] = Array.isArray(present) ? present : []
  if (terra === undefined && (isBegun || !Array.isArray(present))) return
  const made = wanted.map((item, index) => make(item, bases[index] ?? (isBegun ? {} : bases.at(-1))))
  const others = isBegun ? bases.slice(wanted.length) : []
  draft.write(keys, [...made, ...others] as JsonValue)
}

/** Whether the `$each` goes over one object: by the schema, or else by what stands there. */
function isOneObject({ schema }: PlannedList, present: unknown): boolean {
  const types = schema === undefined ? [] : typesOf(schema)
  if (types.length > 0) return !types.includes('array')
  return typeof present === 'object' && present !== null && !Array.isArray(present)
}
