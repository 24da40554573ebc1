import type { Fault } from '../../fault.ts'
import { usesPkce } from './support/applies.ts'
import { metadataServedAs } from './support/metadata.ts'

export const metadataWithoutPkce: Fault = {
  id: 'metadata-without-pkce',
  area: 'auth',
  title: 'The metadata do not say that PKCE is known.',
  source: { document: 'RFC 8414', section: '2' },
  caughtBy: ['auth/metadata-tell-pkce'],
  applies: usesPkce,
  hooks: metadataServedAs(({ code_challenge_methods_supported: _, ...metadata }) => metadata),
}
