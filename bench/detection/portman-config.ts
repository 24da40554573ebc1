import type { Partner } from '../../src/partner/partner.ts'
import type { Json } from './fill-template.ts'
import type { Operation } from './openapi-document.ts'

/** How a request is changed for a variation, in Portman's words. */
type Overwrite = Readonly<Record<string, Json>>

/**
 * Portman with all that it offers: on each operation every contract test (status, content type, JSON, schema, headers);
 * and its unhappy paths: no token, an unknown token, a malformed range, an unknown refresh token.
 */
export function portmanConfig(partner: Partner, operations: readonly Operation[]): Json {
  const all = { enabled: true }
  return {
    version: 1,
    overwrites: operations.map((operation) => ({
      openApiOperationId: operation.id,
      overwriteRequestSecurity: securityOf(operation),
    })),
    tests: {
      contractTests: [
        {
          openApiOperation: '*::/*',
          statusSuccess: all,
          contentType: all,
          jsonBody: all,
          schemaValidation: all,
          headersPresent: all,
        },
      ],
      variationTests: operations.flatMap((operation) =>
        unhappyPaths(operation).map(([name, meant, overwrite]) =>
          variation(partner, operation, { name, meant, overwrite }),
        ),
      ),
    },
  }
}

function securityOf({ template }: Operation): Json {
  const authorization = template.headers?.authorization ?? ''
  if (/^bearer /i.test(authorization)) return { bearer: { token: '{{accessToken}}' } }
  return authorization === ''
    ? { remove: true }
    : { basic: { username: '{{clientId}}', password: '{{clientSecret}}' } }
}

type UnhappyPath = readonly [name: string, meant: 400 | 401, overwrite: Overwrite]

function unhappyPaths({ id, template }: Operation): readonly UnhappyPath[] {
  if (id === 'refresh') return [['unknown refresh token', 400, inBody('refresh_token', 'unknown')]]
  const from = placeOf('{from}', template)
  if (from === undefined) return []
  return [
    ['no token', 401, { overwriteRequestSecurity: { remove: true } }],
    ['unknown token', 401, { overwriteRequestSecurity: { bearer: { token: 'unknown' } } }],
    ['malformed range', 400, from],
  ]
}

/** Writes nonsense where a placeholder stands. */
function placeOf(
  placeholder: string,
  { query = {}, form = {}, json }: Operation['template'],
): Overwrite | undefined {
  const named = (record: Readonly<Record<string, string>>) =>
    Object.keys(record).find((name) => record[name] === placeholder)
  const parameter = named(query)
  if (parameter !== undefined)
    return { overwriteRequestQueryParams: [{ key: parameter, value: 'nonsense', overwrite: true }] }
  const path = named(form) ?? jsonPath(placeholder, json)
  return path === undefined ? undefined : inBody(path, 'nonsense')
}

function jsonPath(placeholder: string, json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  for (const [name, inner] of Object.entries(json)) {
    if (inner === placeholder) return name
    const below = jsonPath(placeholder, inner)
    if (below !== undefined) return `${name}.${below}`
  }
  return undefined
}

function inBody(key: string, value: string): Overwrite {
  return { overwriteRequestBody: [{ key, value, overwrite: true }] }
}

function variation(
  { auth }: Partner,
  operation: Operation,
  {
    name,
    meant,
    overwrite,
  }: { readonly name: string; readonly meant: number; readonly overwrite: Overwrite },
): Json {
  const success = auth.kind === 'oauth2' ? auth.tokenResponse.success : undefined
  const codes = Object.entries(success?.otherwise ?? {}).filter(([, status]) => status === meant)
  const contract = {
    statusCode: { enabled: true },
    contentType: { enabled: true },
    jsonBody: { enabled: true },
  }
  const tests =
    success === undefined
      ? { contractTests: [{ ...contract, schemaValidation: { enabled: true } }] }
      : {
          contractTests: [contract],
          contentTests: [
            {
              responseBodyTests: [{ key: success.at.slice(1), oneOf: codes.map(([code]) => Number(code)) }],
            },
          ],
        }
  return {
    openApiOperationId: operation.id,
    openApiResponse: String(success === undefined ? meant : operation.success.status),
    variations: [{ name, overwrites: [overwrite], tests }],
  }
}
