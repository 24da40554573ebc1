import { isJsonObject, type JsonValue } from '../../kernel/json.ts'
import type { BrokerAuth } from './broker-auth.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What a broker says to people beside its answer. */
export interface Notice {
  /** `success`, `prompt`, `warning` or `error`; brokers may know more. */
  readonly type: string
  readonly text: string
}

/** The notices of a broker's answer; a broker need not have any. */
export function noticesOf(answer: JsonValue, auth: BrokerAuth): readonly Notice[] {
  const notices = isJsonObject(answer) ? answer.notices : undefined
  if (!Array.isArray(notices)) return []
  return notices.flatMap((notice: JsonValue) =>
    isJsonObject(notice) && typeof notice.text === 'string' && notice.text !== ''
      ? [
          {
            type: typeof notice.type === 'string' ? notice.type : 'info',
            text: withoutSecrets(notice.text, auth),
          },
        ]
      : [],
  )
}
