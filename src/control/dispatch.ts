import { type ProblemDetails, problemResponse } from '../http/problem-details.ts'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import { stringifyJson } from '../kernel/json.ts'
import type { Control } from './context.ts'
import { readAsked } from './read-asked.ts'
import { RefusedError } from './refused.ts'
import type { ControlRoute } from './route.ts'

/** The answer of the first route that a request is for; a problem where there is none, or where it cannot be done. */
export async function dispatch(
  routes: readonly ControlRoute[],
  request: Request,
  control: Control,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  const here = routes.flatMap((route) => {
    const path = matchPath(route.path, pathname)
    return path === undefined ? [] : [{ route, path }]
  })
  if (here.length === 0) return problemResponse(nothingAt(pathname))
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const found = here.find(({ route }) => route.method === method)
  if (found === undefined) {
    const allow = [...new Set(here.map(({ route }) => route.method))].sort().join(', ')
    return problemResponse(wrongMethod(request.method, pathname, allow), { allow })
  }
  try {
    return responseOf(found.route, await answerOf(found.route, found.path, request, control))
  } catch (thrown) {
    return problemResponse(problemOf(thrown))
  }
}

async function answerOf(
  route: ControlRoute,
  path: Readonly<Record<string, string>>,
  request: Request,
  control: Control,
): Promise<unknown> {
  return await route.run(await readAsked(route, path, request), control)
}

/** The parameters of a path, or `undefined` where it is another one. */
function matchPath(template: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const wanted = template.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const text = given[index]!
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== text : text === '') return undefined
    if (name !== undefined) values[name] = decoded(text)
  }
  return values
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function responseOf({ answer }: ControlRoute, value: unknown): Response {
  if (value instanceof Response) return value
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  if (answer.status === 204)
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  return new Response(`${stringifyJson(value)}\n`, { status: answer.status, headers })
}

/** An error of our own is what the caller did; anything else is our fault, told without its stack. */
function problemOf(thrown: unknown): ProblemDetails {
  if (thrown instanceof RefusedError) return thrown.problem
  if (thrown instanceof TerrariumError)
    return { status: 422, title: 'Not possible', detail: thrown.message, remedy: thrown.remedy }
  return {
    status: 500,
    title: 'Our own mistake',
    detail: messageOf(thrown),
    remedy: 'Report it, with the request that led here.',
  }
}

function nothingAt(pathname: string): ProblemDetails {
  return {
    status: 404,
    title: 'Not found',
    detail: `There is nothing at ${pathname}.`,
    remedy: 'See /openapi.json for what there is.',
  }
}

/** RFC 9110 §15.5.6. */
function wrongMethod(method: string, pathname: string, allow: string): ProblemDetails {
  return {
    status: 405,
    title: 'Another method',
    detail: `${method} is not for ${pathname}.`,
    remedy: `Use ${allow}.`,
  }
}
