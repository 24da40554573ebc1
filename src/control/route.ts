import type { JsonSchema } from '../schema/validator.ts'
import type { Control } from './context.ts'

/** One thing that the control plane does: what its documentation says, what its requests are held to, and how. */
export interface ControlRoute {
  /** Its `operationId` in the OpenAPI document. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With parameters in braces: `/grants/{id}/expire`. Every parameter is a text. */
  readonly path: string
  /** One sentence. */
  readonly about: string
  readonly query?: Readonly<Record<string, QueryParameter>>
  /** What a JSON body must be; a body that may be left out counts as `{}`. None is taken where this is absent. */
  readonly body?: { readonly schema: JsonSchema; readonly optional?: true; readonly example?: unknown }
  readonly answer: {
    readonly status: 200 | 201 | 202 | 204
    readonly about: string
    /** Of the JSON that comes back. */
    readonly schema?: JsonSchema
    /** Where it is no JSON. */
    readonly type?: string
  }
  /** Statuses of the refusals beyond those that every route has, with what they mean. */
  readonly refusals?: Readonly<Record<number, string>>
  /** What comes back as JSON, or the response itself. @throws RefusedError, UsageError. */
  readonly run: (asked: Asked, control: Control) => unknown
}

export interface QueryParameter {
  readonly about: string
  readonly schema: JsonSchema
}

/** A request that has been held to what its route declares. */
export interface Asked {
  readonly request: Request
  /** The parameters of the path. */
  readonly path: Readonly<Record<string, string>>
  /** The query, each value of the type that its schema has. */
  readonly query: Readonly<Record<string, string | number | boolean>>
  readonly body: Readonly<Record<string, unknown>>
}
