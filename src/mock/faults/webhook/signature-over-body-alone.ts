import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureOverBodyAlone: Fault = {
  id: 'signature-over-body-alone',
  area: 'webhook',
  title: 'The signature covers the body alone: id and time can be exchanged by anybody.',
  source: {
    document: 'No replay window: a captured delivery is valid for ever',
    url: 'https://github.com/flippercloud/flipper/pull/1022',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(({ content }) => content !== '{body}', 'its signature covers the body alone'),
  hooks: { signDelivery: signedAs(() => ({ content: '{body}' })) },
}
