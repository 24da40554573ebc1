import { PROBLEM_TYPE } from '../http/problem-details.ts'
import type { ControlRoute } from './route.ts'
import { SCHEMAS, schemaOf } from './schemas.ts'

/** What any route may answer instead. */
const COMMON: Readonly<Record<number, string>> = {
  400: 'The query or the body is not as documented; `errors` names each place.',
  403: 'The request comes from a page of another origin.',
  421: 'The host asked for is not a loopback name.',
}

/** The control plane as an OpenAPI 3.1 document, made from the routes that answer. */
export function openApiDocument(routes: readonly ControlRoute[], origin: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    paths[route.path] ??= {}
    paths[route.path]![route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'The control plane of a Terrarium mock',
      version: '1',
      description:
        'Moves a mock partner through time, switches its faults, emits its webhooks, and tells what it saw.',
    },
    servers: [{ url: origin }],
    paths,
    components: { schemas: SCHEMAS },
  }
}

function operation(route: ControlRoute): unknown {
  const { name, about, answer, body, refusals = {} } = route
  const statuses = {
    ...COMMON,
    ...(body !== undefined && { 415: 'The body is not declared as JSON.' }),
    ...refusals,
  }
  return {
    operationId: name,
    summary: about,
    ...parametersOf(route),
    ...(body !== undefined && {
      requestBody: {
        required: body.optional !== true,
        content: {
          'application/json': {
            schema: body.schema,
            ...(body.example !== undefined && { example: body.example }),
          },
        },
      },
    }),
    responses: {
      [answer.status]: { description: answer.about, ...contentOf(answer) },
      ...Object.fromEntries(
        Object.entries(statuses).map(([status, description]) => [
          status,
          { description, content: { [PROBLEM_TYPE]: { schema: schemaOf('Problem') } } },
        ]),
      ),
    },
  }
}

function parametersOf({ path, query = {} }: ControlRoute): { readonly parameters?: readonly unknown[] } {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(query).map(([name, { about, schema }]) => ({
      name,
      in: 'query',
      description: about,
      schema,
    })),
  ]
  return parameters.length === 0 ? {} : { parameters }
}

function contentOf({ schema, type = 'application/json' }: ControlRoute['answer']): {
  readonly content?: unknown
} {
  if (schema === undefined && type === 'application/json') return {}
  return { content: { [type]: schema === undefined ? {} : { schema } } }
}
