import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import type { OpenApi } from './open-api.ts'

/** Where a partner's requests begin. */
export interface BaseUrl {
  /** Of staging: an origin, without a path. */
  readonly staging: string
  readonly production?: string
  /** Whether no document named a server. */
  readonly isGuess: boolean
  /** Whether the server is not known to be a test server. */
  readonly isProduction: boolean
  /** An operation's path below the origin. */
  pathOf(path: string): string
  /** A URL of the document below the origin where it lies there; `undefined` where it is no URL. */
  relative(url: JsonValue | undefined): string | undefined
}

/** @param given - what the caller named wins over the document. */
export function readServers(api: OpenApi | undefined, given: string | undefined): BaseUrl {
  const servers = serversOf(api)
  const test = servers.find(({ about }) => /sandbox|staging|test|dev|demo/i.test(about))
  const live = servers.find((server) => server !== test)
  const chosen = given === undefined ? (test ?? live)?.url : new URL(given)
  const origin = chosen?.origin ?? 'https://staging.partner.example'
  const documented = (test ?? live)?.url
  const below = relativePath(api)
  const path = documented?.pathname ?? below ?? chosen?.pathname ?? ''
  const prefix = path.replace(/\/+$/, '')
  return {
    staging: origin,
    ...(live === undefined || live.url.origin === origin ? {} : { production: live.url.origin }),
    isGuess: chosen === undefined,
    isProduction: given === undefined && test === undefined,
    pathOf: (below) => {
      const absolute = absoluteUrl(below)
      if (absolute === undefined) return `${prefix}${below.startsWith('/') ? '' : '/'}${below}`
      return absolute.origin === origin ? decodeURI(absolute.pathname) : absolute.href
    },
    relative: (url) => {
      if (typeof url !== 'string' || url === '') return undefined
      if (url.startsWith('/')) return url
      const absolute = URL.parse(url)
      if (absolute === null || !/^https?:$/.test(absolute.protocol)) return undefined
      const own = [origin, ...servers.map((server) => server.url.origin)]
      return own.includes(absolute.origin) ? absolute.pathname + absolute.search : url
    },
  }
}

/** Of paths that are whole URLs, against the rules of OpenAPI and yet met. */
function absoluteUrl(path: string): URL | undefined {
  const url = URL.parse(path.trim())
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined
}

/** Of a server that is named by its path alone. */
function relativePath(api: OpenApi | undefined): string | undefined {
  const [first] = Array.isArray(api?.document.servers) ? api.document.servers : []
  const url = isJsonObject(first) ? String(first.url) : ''
  return /^\/[^/]/.test(url) ? url : undefined
}

interface Server {
  readonly url: URL
  readonly about: string
}

function serversOf(api: OpenApi | undefined): readonly Server[] {
  const listed = Array.isArray(api?.document.servers) ? api.document.servers : []
  return listed.filter(isJsonObject).flatMap((server) => {
    const url = URL.parse(filled(server))
    if (url === null || !/^https?:$/.test(url.protocol)) return []
    return [{ url, about: `${url.href} ${String(server.description ?? '')}` }]
  })
}

/** With the defaults of its variables. */
function filled({ url, variables }: JsonObject): string {
  return String(url).replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = isJsonObject(variables) ? variables[name] : undefined
    return isJsonObject(variable) ? String(variable.default ?? '') : ''
  })
}
