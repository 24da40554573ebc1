import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const codeParameterRenamed: Fault = {
  id: 'code-parameter-renamed',
  area: 'auth',
  title: 'The redirect carries the code under another name.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/consent-returns-code'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => {
      const { code, ...others } = honest(parameters, request, mock)
      return code === undefined ? others : { ...others, auth_code: code }
    },
  },
}
