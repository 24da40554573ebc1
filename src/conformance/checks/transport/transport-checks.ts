import type { Check } from '../../check.ts'
import { certificateLasts } from './certificate-lasts.ts'
import { certificateValid } from './certificate-valid.ts'
import { httpsUsed } from './https-used.ts'
import { oldTlsRefused } from './old-tls-refused.ts'
import { plainHttpRefused } from './plain-http-refused.ts'
import { redirectsStaySecure } from './redirects-stay-secure.ts'
import { tlsCurrent } from './tls-current.ts'

export const TRANSPORT_CHECKS: readonly Check[] = [
  httpsUsed,
  certificateValid,
  certificateLasts,
  tlsCurrent,
  oldTlsRefused,
  plainHttpRefused,
  redirectsStaySecure,
] as readonly Check[]
