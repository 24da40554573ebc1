import { type Check, defineCheck, finding } from '../../check.ts'

export const stateUnchanged: Check<'authorization-state'> = defineCheck({
  id: 'auth/state-unchanged',
  title: 'A state of any printable characters comes back character by character.',
  level: 'must',
  source: { document: 'RFC 6749', section: 'A.5', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-A.5' },
  remedy: 'Decode `state` once, store it at full length, and encode it once into the redirect.',
  given: 'authorization-state',

  judge({ state, consent, redirect }) {
    const sent = consent.exchanges.at(-1)
    if (redirect === undefined) return finding('a state of special characters ends the consent', sent)
    const back = redirect.get('state') ?? ''
    if (back === state) return undefined
    return finding(
      back.length < state.length && state.startsWith(back)
        ? `of a state of ${state.length} characters, ${back.length} come back`
        : 'a state of special characters comes back changed',
      sent,
    )
  },
})
