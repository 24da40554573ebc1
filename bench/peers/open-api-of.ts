import { isJsonObject, type JsonObject, type JsonValue } from '../../src/kernel/json.ts'
import type { DataType } from '../../src/partner/data.ts'
import { dataSource, type Partner } from '../../src/partner/partner.ts'

/**
 * An OpenAPI 3.1 document of one data type's endpoint, for mock servers that know nothing else: what the descriptor
 * says of it, and a page of records as the example. Lists in the schema are as long as those of the page, so that who
 * makes a page of the schema makes one of about the same size.
 *
 * @param options.exampleInSchema - for who looks for the example there: not unless told.
 */
export function openApiOf(
  partner: Partner,
  type: DataType,
  page: JsonValue,
  options: { readonly exampleInSchema?: boolean } = {},
): JsonObject {
  const { request, schema } = dataSource(partner, type)
  const parameters = Object.keys(request.query ?? {}).map((name) => ({
    name,
    in: 'query',
    schema: { type: 'string' },
  }))
  const { $schema: _, ...sizedSchema } = sized(schema as JsonValue, page) as JsonObject
  const answer = options.exampleInSchema === true ? { ...sizedSchema, example: page } : sizedSchema
  return {
    openapi: '3.1.0',
    info: { title: partner.name, version: '1.0.0' },
    servers: [{ url: '/' }],
    paths: {
      [request.url]: {
        [request.method.toLowerCase()]: {
          parameters,
          responses: {
            '200': {
              description: `A page of ${type} records.`,
              content: { 'application/json': { schema: answer, examples: { page: { value: page } } } },
            },
          },
        },
      },
    },
  }
}

/** The schema with each list exactly as long as those are on average that stand there in the value. */
function sized(schema: JsonValue, ...values: readonly (JsonValue | undefined)[]): JsonValue {
  if (!isJsonObject(schema)) return schema
  const lists = values.filter((value) => Array.isArray(value)) as readonly (readonly JsonValue[])[]
  const items = schema.items === undefined ? {} : { items: sized(schema.items, ...lists.flat()) }
  const total = lists.reduce((sum, list) => sum + list.length, 0)
  const length = Math.round(total / Math.max(1, lists.length))
  const bounds = lists.length === 0 ? {} : { minItems: length, maxItems: length }
  const members = values.filter(isJsonObject)
  const properties = isJsonObject(schema.properties)
    ? {
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, inner]) => [
            name,
            sized(inner, ...members.map((member) => member[name])),
          ]),
        ),
      }
    : {}
  return { ...schema, ...items, ...bounds, ...properties }
}
