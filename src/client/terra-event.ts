import type { JsonObject, JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Connection } from './connection.ts'

/** The version of Terra's events that these follow. */
export const TERRA_VERSION = '2022-03-16'

/** The `user` of Terra's events. `scopes` is one comma-separated text; times are ISO 8601. */
export interface TerraUser {
  readonly user_id: string
  readonly provider: string
  readonly reference_id: string | null
  readonly scopes: string | null
  readonly active: boolean
  readonly created_at: string | null
  readonly last_webhook_update: string | null
}

/** What Terra sends to its customers (docs.tryterra.co, event types). */
export type TerraEvent =
  | {
      readonly type: Exclude<DataType, 'athlete'>
      readonly data: readonly JsonValue[]
      readonly user: TerraUser
      readonly version: string
    }
  | {
      readonly type: 'athlete'
      readonly athlete: JsonValue
      readonly user: TerraUser
      readonly version: string
    }
  | {
      readonly type: 'auth'
      readonly status: 'success'
      readonly message: string
      readonly user: TerraUser
      readonly reference_id: string | null
      readonly version: string
    }
  | {
      readonly type: 'auth_cancelled'
      readonly status: 'error'
      readonly reason: string
      readonly reference_id: string | null
    }
  | {
      readonly type: 'deauth'
      readonly status: 'success'
      readonly message: string
      readonly user: TerraUser
    }
  | {
      readonly type: 'user_reauth'
      readonly status: 'warning'
      readonly message: string
      readonly old_user: TerraUser
      readonly new_user: TerraUser
      readonly version: string
    }
  | {
      readonly type: 'connection_error'
      readonly status: 'warning'
      readonly message: string
      readonly user: TerraUser
    }
  | {
      readonly type: 'rate_limit_hit'
      readonly message: string
      readonly user: TerraUser
      /** The span that could not be read, and when it is tried again: ISO 8601. */
      readonly start_date: string
      readonly end_date: string
      readonly retrying_at: string
    }
  | {
      readonly type: 'permission_change'
      readonly status: 'warning'
      readonly message: string
      readonly user: TerraUser
      readonly version: string
      /** Comma-separated. */
      readonly scopes_added: string
      readonly scopes_removed: string
    }

/** @param provider - the partner's id; Terra writes providers in capitals. */
export function terraUser(
  connection: Connection,
  provider: string,
  state: { readonly active: boolean; readonly lastUpdateMs?: number },
): TerraUser {
  return {
    user_id: connection.id,
    provider: provider.toUpperCase(),
    reference_id: connection.reference ?? null,
    scopes: connection.scopes.length === 0 ? null : connection.scopes.join(','),
    active: state.active,
    created_at: isoTime(connection.createdAtMs),
    last_webhook_update: state.lastUpdateMs === undefined ? null : isoTime(state.lastUpdateMs),
  }
}

/** An athlete is one object, every other type a list; an athlete among several is the last of them. */
export function dataEvent(type: DataType, data: readonly JsonValue[], user: TerraUser): TerraEvent {
  if (type === 'athlete') {
    return { type, athlete: data.at(-1) ?? ({} as JsonObject), user, version: TERRA_VERSION }
  }
  return { type, data, user, version: TERRA_VERSION }
}

/** ISO 8601 with microseconds, as Terra writes it. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '000+00:00')
}
