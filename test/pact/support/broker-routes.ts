import { type Context, Hono } from 'hono'
import { matrixOf } from './broker-matrix.ts'
import { type Selection, selectedPacts } from './broker-selection.ts'
import type { BrokerShelf } from './broker-shelf.ts'

const HAL = { 'content-type': 'application/hal+json;charset=utf-8' }
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** A Pact Broker 2.120.0 as its clients see it, over what `shelf` remembers. */
export function brokerRoutes(shelf: BrokerShelf): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    const accept = context.req.header('accept') ?? '*/*'
    if (!/hal\+json|\*\/\*/.test(accept)) return context.json({ error: 'not acceptable' }, 406)
    const type = context.req.header('content-type')
    const writes = ['POST', 'PUT'].includes(context.req.method)
    if (writes && !/^application\/(hal\+)?json\b/.test(type ?? ''))
      return context.json({ error: String(type) }, 415)
    return next()
  })
  overview(app, shelf)
  publishing(app, shelf)
  deployments(app, shelf)
  verification(app, shelf)
  app.notFound((context) =>
    context.json({ error: 'The requested document was not found on this server.' }, 404),
  )
  return app
}

function overview(app: Hono, shelf: BrokerShelf): void {
  app.get('/', (context) => {
    const at = (path: string) => ({
      href: origin(context) + path,
      ...(path.includes('{') && { templated: true }),
    })
    return hal(context, {
      _links: {
        self: at('/'),
        'pb:publish-contracts': at('/contracts/publish'),
        'pb:latest-pact-versions': at('/pacts/latest'),
        'pb:environments': at('/environments'),
        'pb:pacticipant-version': at('/pacticipants/{pacticipant}/versions/{version}'),
        'pb:provider-pacts-for-verification': at('/pacts/provider/{provider}/for-verification'),
        'pb:latest-provider-pacts': at('/pacts/provider/{provider}/latest'),
      },
    })
  })
  app.get('/pacts/latest', (context) =>
    hal(context, {
      pacts: shelf.published().flatMap(({ number, version }) =>
        [...version.pacts.values()].map(({ consumer, provider }) => ({
          createdAt: '2026-11-26T12:00:00+00:00',
          _embedded: {
            consumer: { name: consumer, _embedded: { version: { number } } },
            provider: { name: provider },
          },
        })),
      ),
    }),
  )
  app.get('/matrix', (context) => {
    const [name = '', number = '', environment = ''] = [
      'q[][pacticipant]',
      'q[][version]',
      'environment',
    ].map((key) => context.req.query(key) ?? '')
    const errors = [
      ...(shelf.pacticipants.has(name) ? [] : [`Pacticipant ${name} not found`]),
      ...(shelf.environments.has(environment)
        ? []
        : [`Environment with name '${environment}' does not exist`]),
    ]
    if (errors.length > 0) return hal(context, { errors }, 400)
    return hal(context, matrixOf(shelf, name, number, environment))
  })
}

interface Publication {
  readonly pacticipantName: string
  readonly pacticipantVersionNumber: string
  readonly branch?: string
  readonly tags?: readonly string[]
  readonly buildUrl?: string
  readonly contracts: readonly {
    readonly consumerName: string
    readonly providerName: string
    readonly specification: string
    readonly contentType: string
    readonly content: string
  }[]
}

function publishing(app: Hono, shelf: BrokerShelf): void {
  app.post('/contracts/publish', async (context) => {
    const body: Publication = await context.req.json()
    const errors: Record<string, readonly string[]> = {}
    if (!body.pacticipantName) errors.pacticipantName = ["can't be blank"]
    if (!body.pacticipantVersionNumber) errors.pacticipantVersionNumber = ["can't be blank"]
    if (body.branch === '') errors.branch = ["can't be blank"]
    const bad = body.contracts.filter(
      ({ content, specification, contentType }) =>
        !BASE64.test(content) || specification !== 'pact' || contentType !== 'application/json',
    )
    if (bad.length > 0) errors.contracts = ['content is not strict Base64, or no pact']
    if (Object.keys(errors).length > 0) return hal(context, { errors }, 400)
    const { pacticipantName: name, pacticipantVersionNumber: number } = body
    const refused = body.contracts.filter(
      ({ providerName, content }) =>
        !shelf.publish(
          name,
          number,
          providerName,
          JSON.parse(Buffer.from(content, 'base64').toString('utf8')),
        ),
    )
    if (refused.length > 0) {
      const texts = refused.map(
        ({ providerName }) =>
          `Cannot change the content of the pact for ${name} version ${number} and provider ${providerName}, as race conditions will cause unreliable results for can-i-deploy. Each pact must be published with a unique consumer version number.`,
      )
      return hal(
        context,
        { notices: texts.map((text) => ({ type: 'error', text })), errors: { contracts: texts } },
        409,
      )
    }
    const version = shelf.makeVersion(name, number)
    if (body.branch !== undefined) version.branch = body.branch
    if (body.buildUrl !== undefined) version.buildUrl = body.buildUrl
    version.tags.push(...(body.tags ?? []))
    return hal(context, {
      notices: [{ type: 'success', text: `Pact successfully published for ${name} version ${number}.` }],
      _embedded: { pacticipant: { name }, version: { number } },
      _links: {},
    })
  })
}

function deployments(app: Hono, shelf: BrokerShelf): void {
  app.get('/pacticipants/:name/versions/:number', (context) => {
    const { name, number } = context.req.param()
    if (shelf.version(name, number) === undefined) return context.notFound()
    const self = origin(context) + new URL(context.req.url).pathname
    return hal(context, {
      number,
      _links: {
        self: { href: self },
        'pb:record-deployment': [...shelf.environments].map(([environment, { uuid }]) => ({
          title: `Record deployment to ${environment}`,
          name: environment,
          href: `${self}/deployed-versions/environment/${uuid}`,
        })),
      },
    })
  })
  app.post('/pacticipants/:name/versions/:number/deployed-versions/environment/:uuid', (context) => {
    const { name, number, uuid } = context.req.param()
    const [environment] = [...shelf.environments].find(([, other]) => other.uuid === uuid) ?? []
    if (environment === undefined) return context.notFound()
    shelf.deploy(name, number, environment)
    return hal(
      context,
      { uuid: 'd-1', currentlyDeployed: true, _embedded: { environment: { name: environment } } },
      201,
    )
  })
  app.get('/environments', (context) =>
    hal(context, {
      _embedded: {
        environments: [...shelf.environments].map(([name, { uuid, production }]) => ({
          name,
          uuid,
          production,
        })),
      },
    }),
  )
  app.post('/environments', async (context) => {
    const { name, production } = (await context.req.json()) as { name?: string; production?: boolean }
    if (!name || typeof production !== 'boolean')
      return hal(context, { errors: { name: ["can't be blank"] } }, 400)
    shelf.environments.set(name, { uuid: `e-${name}`, production })
    return hal(context, { uuid: `e-${name}`, name, production }, 201)
  })
}

function verification(app: Hono, shelf: BrokerShelf): void {
  app.on(['GET', 'POST'], '/pacts/provider/:provider/for-verification', async (context) => {
    const { provider } = context.req.param()
    const self = { href: context.req.url }
    if (!shelf.pacticipants.has(provider)) return context.notFound()
    if (context.req.method === 'GET') return hal(context, { _links: { self } })
    const selection: Selection = await context.req.json()
    const pacts = selectedPacts(shelf, provider, selection).map(({ pact, pending, why }) => ({
      shortDescription: why,
      verificationProperties: {
        ...(selection.includePendingStatus === true && { pending }),
        notices: [{ when: 'before_verification', text: `This pact is being verified because ${why}.` }],
      },
      _links: {
        self: { href: pactUrl(context, pact.provider, pact.consumer, pact.sha), name: pact.consumer },
      },
    }))
    return hal(context, { _embedded: { pacts }, _links: { self } })
  })
  app.get('/pacts/provider/:provider/consumer/:consumer/pact-version/:sha', (context) => {
    const { provider, consumer, sha } = context.req.param()
    const pact = shelf.pact(sha)
    if (pact === undefined) return context.notFound()
    const self = pactUrl(context, provider, consumer, sha)
    return hal(context, {
      ...pact.content,
      _links: {
        self: { href: self },
        'pb:provider': {
          href: `${origin(context)}/pacticipants/${encodeURIComponent(provider)}`,
          name: provider,
        },
        'pb:publish-verification-results': { href: `${self}/verification-results` },
      },
    })
  })
  app.get('/pacticipants/:name', (context) => {
    const self = `${origin(context)}/pacticipants/${encodeURIComponent(context.req.param('name'))}`
    return hal(context, {
      name: context.req.param('name'),
      _links: {
        self: { href: self },
        'pb:branch-version': { href: `${self}/branches/{branch}/versions/{version}`, templated: true },
        'pb:version-tag': { href: `${self}/versions/{version}/tags/{tag}`, templated: true },
      },
    })
  })
  app.put('/pacticipants/:name/branches/:branch/versions/:number', (context) => {
    const { name, branch, number } = context.req.param()
    shelf.makeVersion(name, number).branch = branch
    return hal(context, {}, 201)
  })
  app.put('/pacticipants/:name/versions/:number/tags/:tag', (context) => {
    const { name, tag, number } = context.req.param()
    shelf.makeVersion(name, number).tags.push(tag)
    return hal(context, {}, 201)
  })
  app.post(
    '/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results',
    async (context) => {
      const { provider, sha } = context.req.param()
      const body = await context.req.json()
      if (!body.providerApplicationVersion || typeof body.success !== 'boolean') {
        return hal(context, { errors: { success: ['must be true or false'] } }, 400)
      }
      shelf.makeVersion(provider, body.providerApplicationVersion)
      const { providerApplicationVersion: version, success, buildUrl, testResults } = body
      shelf.results.push({ sha, provider, version, success, buildUrl, testResults })
      return hal(context, {}, 201)
    },
  )
}

function hal(context: Context, body: unknown, status: 200 | 201 | 400 | 409 = 200): Response {
  return context.body(JSON.stringify(body), status, HAL)
}

function origin(context: Context): string {
  return new URL(context.req.url).origin
}

function pactUrl(context: Context, provider: string, consumer: string, sha: string): string {
  return `${origin(context)}/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}/pact-version/${sha}`
}
