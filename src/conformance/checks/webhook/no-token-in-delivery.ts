import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const noTokenInDelivery: Check<'webhook-events'> = defineCheck({
  id: 'webhook/no-token-in-delivery',
  title: "A delivery does not carry the user's tokens.",
  level: 'must',
  source: { document: 'RFC 6750', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.2' },
  remedy: 'Leave tokens out of webhooks: logs and proxies see them, and the receiver has its own.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery }) => {
      const { accessToken, refreshToken } = evidence.grant.tokens
      const tokens = [accessToken, refreshToken].filter((token) => token !== undefined && token !== '')
      const { url, headers, body } = delivery
      const places = { URL: [url], headers: Object.values(headers), body: [new TextDecoder().decode(body)] }
      const leak = Object.entries(places).find(([, texts]) =>
        texts.some((text) => tokens.some((token) => text.includes(token!))),
      )
      return leak === undefined ? undefined : `a token of the grant stands in its ${leak[0]}`
    }),
})
