import { isJsonObject } from '../kernel/json.ts'
import { pointerKeys, resolvePointer } from '../kernel/pointer.ts'
import { SchemaReferenceError } from './errors.ts'
import { isSchema, type SchemaObject, subschemas } from './keywords.ts'
import type { JsonSchema } from './validator.ts'

/** A schema that has an identifier of its own, with what can be named inside it (JSON Schema core, section 8.2). */
export interface Resource {
  readonly uri: string
  readonly root: JsonSchema
  readonly anchors: Map<string, JsonSchema>
  readonly dynamicAnchors: Map<string, JsonSchema>
}

/** What a reference leads to. */
export interface Target {
  readonly schema: JsonSchema
  readonly resource: Resource
}

/** Where references are looked up. */
export interface Resources {
  readonly root: Resource
  /** The resource that a schema opens: its own where it has an `$id`, otherwise the one it stands in. */
  enter(schema: JsonSchema, within: Resource): Resource
  /** @throws SchemaReferenceError */
  resolve(reference: string, from: Resource): Target
}

const NO_URI = 'urn:terrarium:schema'

/**
 * Index a schema and the remotes it may refer to.
 *
 * @param remotes - schemas by the address under which they are referred to.
 */
export function indexResources(
  schema: JsonSchema,
  remotes: Readonly<Record<string, JsonSchema>> = {},
): Resources {
  const byUri = new Map<string, Resource>()
  const opened = new Map<SchemaObject, Resource>()
  const scan = (inner: JsonSchema, within: Resource): void => {
    if (typeof inner === 'boolean') return
    const resource = inner === within.root ? within : open(inner, within)
    if (typeof inner.$anchor === 'string') resource.anchors.set(inner.$anchor, inner)
    if (typeof inner.$dynamicAnchor === 'string') {
      resource.anchors.set(inner.$dynamicAnchor, inner)
      resource.dynamicAnchors.set(inner.$dynamicAnchor, inner)
    }
    for (const [, next] of subschemas(inner)) scan(next, resource)
  }
  const open = (inner: SchemaObject, within: Resource): Resource => {
    if (typeof inner.$id !== 'string') return within
    const resource = newResource(absolute(inner.$id, within.uri), inner)
    opened.set(inner, resource)
    byUri.set(resource.uri, resource)
    return resource
  }
  const add = (root: JsonSchema, uri: string): Resource => {
    const id = isJsonObject(root) && typeof root.$id === 'string' ? absolute(root.$id, uri) : uri
    const resource = newResource(id, root)
    byUri.set(withoutFragment(uri), resource)
    byUri.set(id, resource)
    if (typeof root !== 'boolean') opened.set(root, resource)
    scan(root, resource)
    return resource
  }
  for (const [uri, remote] of Object.entries(remotes)) add(remote, uri)
  const root = add(schema, NO_URI)
  const enter = (inner: JsonSchema, within: Resource): Resource =>
    typeof inner === 'boolean' ? within : (opened.get(inner) ?? within)
  const resolve = (reference: string, from: Resource): Target => {
    const uri = absolute(reference, from.uri)
    const resource = reference.startsWith('#') ? from : byUri.get(withoutFragment(uri))
    if (resource === undefined) throw new SchemaReferenceError(reference)
    return fragmentOf(reference, resource, { enter, scan })
  }
  return { root, enter, resolve }
}

interface Walk {
  enter(schema: JsonSchema, within: Resource): Resource
  scan(schema: JsonSchema, within: Resource): void
}

function fragmentOf(reference: string, resource: Resource, walk: Walk): Target {
  const mark = reference.indexOf('#')
  const fragment = mark < 0 ? '' : decode(reference.slice(mark + 1))
  if (fragment === '') return { schema: resource.root, resource }
  if (!fragment.startsWith('/')) {
    const schema = resource.anchors.get(fragment)
    if (schema === undefined) throw new SchemaReferenceError(reference)
    return { schema, resource: walk.enter(schema, resource) }
  }
  const schema = resolvePointer(resource.root, fragment)
  if (!isSchema(schema)) throw new SchemaReferenceError(reference)
  const owner = ownerOf(fragment, resource, walk)
  walk.scan(schema, owner)
  return { schema, resource: walk.enter(schema, owner) }
}

/** A pointer may lead through a schema that has an `$id`: what lies beyond belongs to that one. */
function ownerOf(fragment: string, resource: Resource, walk: Walk): Resource {
  let owner = resource
  let value: unknown = resource.root
  for (const key of pointerKeys(fragment)) {
    value = resolvePointer(value, `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    if (isSchema(value)) owner = walk.enter(value, owner)
  }
  return owner
}

function newResource(uri: string, root: JsonSchema): Resource {
  return { uri: withoutFragment(uri), root, anchors: new Map(), dynamicAnchors: new Map() }
}

function absolute(reference: string, base: string): string {
  if (URL.canParse(reference, base)) return new URL(reference, base).href
  return reference.startsWith('#') ? base + reference : reference
}

function withoutFragment(uri: string): string {
  const mark = uri.indexOf('#')
  return mark < 0 ? uri : uri.slice(0, mark)
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
