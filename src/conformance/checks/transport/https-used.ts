import { type Check, defineCheck, finding } from '../../check.ts'

export const httpsUsed: Check<'transport'> = defineCheck({
  id: 'transport/https-used',
  title: 'The partner is reached over https alone.',
  level: 'must',
  source: {
    document: 'RFC 6750',
    section: '5.3',
    url: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.3',
  },
  remedy: 'Serve every endpoint over https, and name it so in the descriptor.',
  given: 'transport',

  judge: ({ insecure }) =>
    insecure.length === 0 ? undefined : finding(`over plain HTTP: ${insecure.join(', ')}`),
})
