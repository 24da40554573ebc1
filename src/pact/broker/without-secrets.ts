import type { BrokerAuth } from './broker-auth.ts'

/** What others wrote, to be shown: should it repeat who we are, that part is left out. */
export function withoutSecrets(text: string, auth: BrokerAuth): string {
  return secretsOf(auth).reduce((shown, secret) => shown.replaceAll(secret, '(secret)'), text)
}

/** As they may stand in a text: in the open, and as a header has them. */
function secretsOf(auth: BrokerAuth): readonly string[] {
  switch (auth.kind) {
    case 'none':
      return []
    case 'basic': {
      const password = auth.password.reveal()
      return [Buffer.from(`${auth.username}:${password}`).toString('base64'), password]
    }
    case 'token':
      return [auth.token.reveal()]
  }
}
