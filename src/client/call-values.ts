import type { TemplateValues } from '../kernel/template.ts'
import type { Auth } from '../partner/auth.ts'
import type { Credentials } from '../partner/credentials.ts'
import { idOnWire } from '../partner/id-on-wire.ts'
import { clientBasicCredentials, userBasicCredentials } from './basic-credentials.ts'

/**
 * What the placeholders of a partner's own calls stand for: `{clientId}`, `{clientSecret}`, `{basicCredentials}`,
 * `{accessToken}`, `{refreshToken}`, `{userId}`, `{userEmail}`, and the constants of partners without OAuth.
 */
export function callValues(
  auth: Auth,
  credentials: Credentials,
  grant: {
    readonly accessToken?: string | undefined
    readonly refreshToken?: string | undefined
    readonly userId?: string | undefined
    readonly userEmail?: string | undefined
  } = {},
): TemplateValues {
  const { clientId, clientSecret, constants } = credentials
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  return {
    ...constants,
    clientId,
    clientSecret,
    basicCredentials: isOAuth
      ? clientBasicCredentials(clientId, clientSecret)
      : userBasicCredentials(constants.username ?? '', constants.password ?? ''),
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    userId: grant.userId === undefined ? undefined : typedUserId(auth, grant.userId),
    userEmail: grant.userEmail,
  }
}

/** Alone in a JSON body, a placeholder takes the type of its value: an id that is an integer there must be a number. */
function typedUserId(auth: Auth, userId: string): string | number | bigint {
  return idOnWire(userId, auth.kind === 'oauth2' ? auth.userId.type : 'string')
}
