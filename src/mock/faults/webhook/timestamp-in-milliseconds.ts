import type { Fault } from '../../fault.ts'
import { signedAs } from '../support/sign-otherwise.ts'
import { signsTime } from '../support/signs-time.ts'

export const timestampInMilliseconds: Fault = {
  id: 'timestamp-in-milliseconds',
  area: 'webhook',
  title: 'The timestamp of a signature is in milliseconds where seconds are declared.',
  source: {
    document: 'Seconds compared with milliseconds',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['webhook/signature-present'],
  applies: signsTime,
  hooks: {
    signDelivery: signedAs(({ timestamp }) => ({
      timestamp:
        timestamp.from === 'none' || timestamp.from === 'body' ? timestamp : { ...timestamp, unit: 'ms' },
    })),
  },
}
