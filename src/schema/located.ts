import { isJsonObject } from '../kernel/json.ts'
import type { SchemaObject } from './keywords.ts'
import { indexResources, type Resource, type Resources, type Target } from './resources.ts'
import type { JsonSchema } from './validator.ts'

/**
 * A schema together with where it stands: the resource that its references are relative to, and the resources that
 * were entered on the way (its dynamic scope). The same schema under the same scope is the same object.
 */
export interface Located {
  readonly id: number
  readonly schema: JsonSchema
  readonly resource: Resource
  /** Outermost first; only those that a `$dynamicRef` could find, each once, so that recursion ends. */
  readonly scope: readonly Resource[]
}

/** All located schemas of one root. */
export interface Schemas {
  readonly root: Located
  /** A schema that stands inside another one. */
  inside(schema: JsonSchema, outer: Located): Located
  /** What `$ref` leads to. @throws SchemaReferenceError */
  reference(reference: string, from: Located): Located
  /** What `$dynamicRef` leads to (JSON Schema core, section 8.2.3.2). @throws SchemaReferenceError */
  dynamicReference(reference: string, from: Located): Located
}

export function locateSchemas(
  schema: JsonSchema,
  remotes: Readonly<Record<string, JsonSchema>> = {},
): Schemas {
  const resources = indexResources(schema, remotes)
  const intern = interner()
  const at = ({ schema, resource }: Target, scope: readonly Resource[]): Located =>
    intern(schema, resource, extend(scope, resource))
  const reference = (text: string, from: Located) => at(resources.resolve(text, from.resource), from.scope)
  return {
    root: at({ schema, resource: resources.root }, []),
    inside: (inner, outer) =>
      at({ schema: inner, resource: resources.enter(inner, outer.resource) }, outer.scope),
    reference,
    dynamicReference(text, from) {
      const name = text.slice(text.indexOf('#') + 1)
      const target = resources.resolve(text, from.resource)
      return at(outermost(name, target, from, resources) ?? target, from.scope)
    },
  }
}

function outermost(name: string, target: Target, from: Located, resources: Resources): Target | undefined {
  if (!isJsonObject(target.schema) || target.schema.$dynamicAnchor !== name) return undefined
  for (const resource of from.scope) {
    const schema = resource.dynamicAnchors.get(name)
    if (schema !== undefined) return { schema, resource: resources.enter(schema, resource) }
  }
  return undefined
}

function extend(scope: readonly Resource[], resource: Resource): readonly Resource[] {
  return resource.dynamicAnchors.size === 0 || scope.includes(resource) ? scope : [...scope, resource]
}

function interner(): (schema: JsonSchema, resource: Resource, scope: readonly Resource[]) => Located {
  const found = new Map<SchemaObject | boolean, Located[]>()
  let next = 0
  return (schema, resource, scope) => {
    const same = found.get(schema) ?? []
    found.set(schema, same)
    const known = same.find(
      (other) =>
        typeof schema === 'boolean' ||
        (other.resource === resource &&
          other.scope.length === scope.length &&
          other.scope.every((entered, index) => entered === scope[index])),
    )
    if (known !== undefined) return known
    const located = { id: next++, schema, resource, scope }
    same.push(located)
    return located
  }
}
