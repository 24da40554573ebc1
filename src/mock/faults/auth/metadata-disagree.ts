import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'
import { metadataServedAs } from './support/metadata.ts'

export const metadataDisagree: Fault = {
  id: 'metadata-disagree',
  area: 'auth',
  title: 'The metadata name a token endpoint of an earlier version.',
  source: { document: 'RFC 8414', section: '2' },
  caughtBy: ['auth/metadata-agrees'],
  applies: oauth2Only(),
  hooks: metadataServedAs((metadata) => ({
    ...metadata,
    token_endpoint: `${metadata.token_endpoint}-old`,
  })),
}
