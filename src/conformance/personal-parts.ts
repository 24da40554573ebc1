import { matchTemplate, parseTemplate } from '../kernel/template.ts'
import { declaredRequests } from '../partner/declared-urls.ts'
import { pathTemplate } from '../partner/match-request.ts'
import type { Partner } from '../partner/partner.ts'
import { userFacts } from '../partner/user-facts.ts'

/** Which parts of a partner's requests name a person or hold a secret, by its descriptor. */
export interface PersonalParts {
  /** A path with those parts of it hidden. */
  readonly path: (pathname: string) => string
  /** Whether a query parameter or a form field of this name is one. */
  readonly field: (name: string) => boolean
}

/** Of a partner that nothing is known of. */
export const NO_PARTS: PersonalParts = { path: (pathname) => pathname, field: () => false }

export const HIDDEN = '[redacted]'

/** Whom a request is about, and what opens the data. */
const PERSONAL: ReadonlySet<string> = new Set([
  'userId',
  'userEmail',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'basicCredentials',
])

export function personalParts(partner: Partner, baseUrl: string): PersonalParts {
  const requests = declaredRequests(partner)
  const paths = requests.map(({ url }) => pathTemplate(url, baseUrl))
  const constant = new Set(paths.filter((path) => parseTemplate(path).placeholders.length === 0))
  const personal = paths.filter(isPersonal)
  const fields = [...requests.flatMap(({ query, form }) => [query, form]), partner.auth.access.query]
  const names = new Set(
    fields.flatMap((templates) =>
      Object.entries(templates ?? {}).flatMap(([name, template]) => (isPersonal(template) ? [name] : [])),
    ),
  )
  for (const name of redirectParameters(partner)) names.add(name)
  return {
    path(pathname) {
      // A path that is declared as it stands is no person, whatever template it might also be of.
      if (constant.has(pathname)) return pathname
      for (const template of personal) {
        // Across slashes too: who hides too much does no harm.
        const values = matchTemplate(template, pathname)
        if (values !== undefined) return hidden(template, values)
      }
      return pathname
    },
    field: (name) => names.has(name),
  }
}

/** What the redirect tells of the user stands in a query as well. */
function redirectParameters({ auth }: Partner): readonly string[] {
  if (auth.kind !== 'oauth2') return []
  const locators = [auth.userId, ...userFacts(auth).map(([, locator]) => locator)]
  return locators.flatMap((locator) => (locator.from === 'redirect' ? [locator.parameter] : []))
}

function isPersonal(template: string): boolean {
  return parseTemplate(template).placeholders.some((name) => PERSONAL.has(name))
}

function hidden(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (_, name: string) =>
    PERSONAL.has(name) ? HIDDEN : (values[name] ?? ''),
  )
}
