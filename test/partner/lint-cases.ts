import { changed, type Files, GOOD_FILES } from '../support/descriptor.ts'
import type { Case } from './bad-descriptors.ts'

/** Several changes of the descriptor; each text must stand there once. */
function edited(...edits: readonly (readonly [string, string])[]): Files {
  const text = edits.reduce((before, [find, replacement]) => {
    if (before.split(find).length !== 2) throw new Error(`'${find}' does not stand there once`)
    return before.replace(find, () => replacement)
  }, String(GOOD_FILES['partner.yaml']))
  return { ...GOOD_FILES, 'partner.yaml': text }
}

const inEvent = (event: object): Files => ({ ...GOOD_FILES, 'examples/event.json': JSON.stringify(event) })
const inNight = (night: object): Files => ({
  ...GOOD_FILES,
  'schemas/sleep.json': '{ "type": "object", "properties": { "next_token": { "type": "string" } } }',
  'examples/sleep.json': JSON.stringify({ data: [night] }),
})

const NIGHT = {
  id: 's1',
  bedtime_start: '2026-03-28T23:10:00+00:00',
  bedtime_end: '2026-03-29T07:05:00+01:00',
}
const EARLIER = '2026-03-27T23:10:00+00:00'
const EVENT = { type: 'sleep.updated', user_id: 'u1', sleep_id: 's1', day: '2026-03-29' }

export const ENVIRONMENT_CASES: readonly Case[] = [
  {
    title: 'http to another machine',
    files: changed('https://staging.tiny.example', 'http://staging.tiny.example'),
    lines: [
      'partner.yaml:6:14  /environments/staging/baseUrl  expected https for a host that is not this machine, found http to staging.tiny.example; write https instead of http',
    ],
  },
  {
    title: 'credentials in a base URL',
    files: changed('https://staging.tiny.example', 'https://me:pass@staging.tiny.example'),
    lines: [
      'partner.yaml:6:14  /environments/staging/baseUrl  expected a URL without credentials, found a user name or password in it; take them out; use auth instead',
    ],
  },
  {
    title: 'a port that is none',
    files: changed('https://staging.tiny.example', 'https://staging.tiny.example:99999'),
    lines: [
      'partner.yaml:6:14  /environments/staging/baseUrl  expected a URL, found text that is none; check the host and the port',
    ],
  },
  {
    title: 'no environment of our own',
    files: changed('  mock: { baseUrl: http://127.0.0.1:4010 }\n', ''),
    lines: [
      'partner.yaml:3:1  /environments  warning: expected an environment named mock, found none; add mock: { baseUrl: http://127.0.0.1:4010 }',
    ],
  },
  {
    title: 'an endpoint in the clear',
    files: changed('tokenUrl: /oauth/token', 'tokenUrl: http://auth.tiny.example/token'),
    lines: [
      'partner.yaml:10:13  /auth/tokenUrl  expected https for a host that is not this machine, found http to auth.tiny.example; write https instead of http',
    ],
  },
]

export const AUTH_CASES: readonly Case[] = [
  {
    title: 'a client secret that is written out, and not repeated',
    files: changed('${TINY_CLIENT_SECRET}', 'hunter2hunter2'),
    lines: [
      'partner.yaml:12:17  /auth/clientSecret  expected the name of an environment variable, as ${NAME}, found a secret that is written out, or more than one name; write ${TINY_CLIENT_SECRET}, set TINY_CLIENT_SECRET where terrarium runs, and replace the secret if it was shared',
    ],
  },
  {
    title: 'a webhook secret that is written out',
    files: changed('${TINY_WEBHOOK_SECRET}', 'whsec_aHVudGVyMg=='),
    lines: [
      'partner.yaml:32:11  /webhooks/secret  expected the name of an environment variable, as ${NAME}, found a secret that is written out, or more than one name; write ${TINY_WEBHOOK_SECRET}, set TINY_WEBHOOK_SECRET where terrarium runs, and replace the secret if it was shared',
    ],
  },
  {
    title: 'an API key that is written out',
    files: edited([
      String(GOOD_FILES['partner.yaml']).slice(
        String(GOOD_FILES['partner.yaml']).indexOf('  kind: oauth2'),
        String(GOOD_FILES['partner.yaml']).indexOf('data:'),
      ),
      "  kind: apiKey\n  access: { headers: { x-api-key: '{apiKey}' } }\n  credentials: { apiKey: hunter2 }\n",
    ]),
    lines: [
      'partner.yaml:10:26  /auth/credentials/apiKey  expected the name of an environment variable, as ${NAME}, found a secret that is written out, or more than one name; write ${TINY_API_KEY}, set TINY_API_KEY where terrarium runs, and replace the secret if it was shared',
    ],
  },
  {
    title: 'a secret in a header',
    files: changed('    range:', '      headers: { Authorization: Bearer hunter2 }\n    range:'),
    lines: [
      'partner.yaml:24:33  /data/sleep/request/headers/Authorization  expected a placeholder such as {accessToken} or {basicCredentials}, found a value that is written out; put a placeholder there, and the secret into the environment',
    ],
  },
  {
    title: 'a variable where none is replaced',
    files: changed('    range:', "      headers: { x-app: '${APP}' }\n    range:"),
    lines: [
      'partner.yaml:24:25  /data/sleep/request/headers/x-app  expected a placeholder in {braces}, found ${APP}, which is replaced only in clientId, clientSecret, credentials and webhooks.secret; use a placeholder such as {clientId} or {basicCredentials}',
    ],
  },
  {
    title: 'a client that nothing proves',
    files: changed('  clientSecret: ${TINY_CLIENT_SECRET}\n', '  clientAuthentication: none\n  pkce: none\n'),
    lines: [
      'partner.yaml:13:9  /auth/pkce  warning: expected PKCE, since the client has no secret, found none; let the partner require PKCE',
    ],
  },
  {
    title: 'a user that is told nowhere',
    files: changed('{ from: tokenResponse, at: /user_id }', '{ from: none }'),
    lines: [
      "partner.yaml:16:3  /auth/userId  warning: expected a place where the partner tells its id of the user; Terra's form asks for it, found none; let the token response or a call tell it, for example { from: tokenResponse, at: /user_id }",
    ],
  },
  {
    title: 'a user that the data should tell and do not',
    files: changed('{ from: tokenResponse, at: /user_id }', '{ from: data, at: /user_id }'),
    lines: [
      'partner.yaml:16:29  /auth/userId/at  expected the user in the records of an example, found "/user_id", which leads nowhere in any of them; correct the pointer: there are /id, /bedtime_start, /bedtime_end',
    ],
  },
  {
    title: 'codes that live for an hour',
    files: changed('  tokenUrl:', '  codeLifetimeSeconds: 3600\n  tokenUrl:'),
    lines: [
      'partner.yaml:10:24  /auth/codeLifetimeSeconds  warning: expected 600 s at most (RFC 6749 §4.1.2), found 3600; let codes end sooner; one minute is enough for every client',
    ],
  },
  {
    title: 'a lifetime of refresh tokens that there are none of',
    files: changed(
      'refresh: { kind: rotating, requiresScope: offline }',
      'refresh: { kind: none }\n  tokenResponse: { refreshTokenExpiresIn: /refresh_token_expires_in }',
    ),
    lines: [
      'partner.yaml:16:43  /auth/tokenResponse/refreshTokenExpiresIn  expected no lifetime, since there are no refresh tokens, found a pointer to one; leave it out, or say in refresh.kind what a refresh does',
    ],
  },
  {
    title: 'one pair of tokens at a time, and none given back',
    files: changed('  tokenUrl:', '  maxLiveTokens: { count: 1 }\n  tokenUrl:'),
    lines: [
      'partner.yaml:10:27  /auth/maxLiveTokens/count  warning: expected room for a new pair of tokens beside the old one, found 1; allow one pair more, end the oldest instead, or write refresh.oldPair: endsAtOnce',
      'partner.yaml:10:3  /auth/maxLiveTokens  warning: expected a revocation that names the token which it ends, since tokens count until they are given back, found no revocation; declare auth.revocation with {refreshToken} or {accessToken} in its form, query or body',
    ],
  },
  {
    title: 'a limit of live tokens that is told like a dead grant',
    files: changed(
      '  tokenUrl:',
      "  maxLiveTokens: { count: 10, error: invalid_grant }\n  revocation: { method: POST, url: /oauth/revoke, form: { token: '{refreshToken}' } }\n  tokenUrl:",
    ),
    lines: [
      'partner.yaml:10:38  /auth/maxLiveTokens/error  warning: expected another error than that of a dead grant, found invalid_grant; answer with an error of its own; a client that cannot tell keeps asking for a grant that is over',
    ],
  },
  {
    title: 'a limit of live tokens, and a revocation that names none',
    files: changed(
      '  tokenUrl:',
      "  maxLiveTokens: { count: 10 }\n  revocation: { method: DELETE, url: /v1/permissions, headers: { authorization: 'Bearer {accessToken}' } }\n  tokenUrl:",
    ),
    lines: [
      'partner.yaml:10:3  /auth/maxLiveTokens  warning: expected a revocation that names the token which it ends, since tokens count until they are given back, found one that names none; declare auth.revocation with {refreshToken} or {accessToken} in its form, query or body',
    ],
  },
  {
    title: 'a grace for tokens that end at once',
    files: changed('{ kind: rotating,', '{ kind: rotating, graceSeconds: 60, oldPair: endsAtOnce,'),
    lines: [
      'partner.yaml:15:44  /auth/refresh/graceSeconds  expected no grace, since oldPair is endsAtOnce, found 60; leave graceSeconds out, or write oldPair: livesOut or endsWhenNewIsUsed',
    ],
  },
  {
    title: 'a grace and an old pair where a refresh gives nothing new',
    files: changed('{ kind: rotating,', '{ kind: extending, graceSeconds: 60, oldPair: endsWhenNewIsUsed,'),
    lines: [
      'partner.yaml:15:45  /auth/refresh/graceSeconds  warning: expected no grace, since a refresh token of kind extending has no successor, found 60; leave graceSeconds out, or write kind: rotating',
      'partner.yaml:15:58  /auth/refresh/oldPair  warning: expected no end of an old pair, since kind extending gives no new one, found endsWhenNewIsUsed; leave oldPair out, or write kind: rotating or static',
    ],
  },
  {
    title: 'an extension where a refresh gives new tokens',
    files: changed('{ kind: rotating,', '{ kind: rotating, extendsSeconds: 2592000,'),
    lines: [
      'partner.yaml:15:46  /auth/refresh/extendsSeconds  warning: expected no extension, since kind is rotating, found 2592000; leave extendsSeconds out, or write kind: extending',
    ],
  },
  {
    title: 'an extension of which nobody knows how long it lasts',
    files: changed(
      '  refresh: { kind: rotating,',
      '  tokenResponse: { expiresIn: null }\n  refresh: { kind: extending,',
    ),
    lines: [
      'partner.yaml:16:3  /auth/refresh  warning: expected for how long a refresh extends a token, found nothing about it; add extendsSeconds, or say where the answer tells the lifetime with tokenResponse.expiresIn',
    ],
  },
  {
    title: 'a revocation of a refresh token that there never is',
    files: changed(
      'refresh: { kind: rotating, requiresScope: offline }',
      "refresh: { kind: none }\n  revocation: { method: POST, url: /oauth/revoke, form: { token: '{refreshToken}' } }",
    ),
    lines: [
      'partner.yaml:16:66  /auth/revocation/form/token  expected a placeholder that has a value, since refresh.kind is none, found {refreshToken}; write {accessToken}, or say in refresh.kind what a refresh does',
    ],
  },
  {
    title: 'an id for events that is told where the id of the user is',
    files: changed(
      'userId: { from: tokenResponse, at: /user_id }',
      'userId: { from: tokenResponse, at: /user_id }\n  eventUserId: { from: tokenResponse, at: /user_id }',
    ),
    lines: [
      'partner.yaml:17:3  /auth/eventUserId  warning: expected another place than that of userId, found the same one; leave eventUserId out: events call the user by userId unless it says otherwise',
    ],
  },
  {
    title: 'scopes that are not asked for',
    files: edited(
      ['scopes: [sleep.read]', 'scopes: [sleep.reed]'],
      ['requiresScope: offline', 'requiresScope: forever'],
    ),
    lines: [
      'partner.yaml:15:45  /auth/refresh/requiresScope  expected a scope of auth.scopes.request, found "forever", which is not asked for; add "forever" to auth.scopes.request',
      'partner.yaml:19:14  /data/sleep/scopes/0  expected "sleep.read", found "sleep.reed", which is not asked for; write "sleep.read", or add "sleep.reed" to auth.scopes.request',
    ],
  },
]

const DATA_PLACEHOLDERS =
  '{from} {to} {day} {days} {since} {cursor} {offset} {page} {limit} {transactionId} {userId} {userEmail} {accessToken} {clientId}'

export const REQUEST_CASES: readonly Case[] = [
  {
    title: 'a placeholder that is misspelt',
    files: changed("'{cursor}'", "'{cursr}'"),
    lines: [
      'partner.yaml:23:52  /data/sleep/request/query/next  expected {cursor}, found {cursr}; write {cursor}',
      'partner.yaml:20:5  /data/sleep/request  expected {cursor} in the request, since paging.kind is cursor, found none; put {cursor} where the partner takes it, or correct paging',
    ],
  },
  {
    title: 'a placeholder that nothing fills',
    files: changed("'{from}'", "'{yesterday}'"),
    lines: [
      `partner.yaml:23:23  /data/sleep/request/query/start  expected one of ${DATA_PLACEHOLDERS}, found {yesterday}; replace it by text or by a placeholder that is filled here`,
    ],
  },
  {
    title: 'a user who is named by an email that nobody tells',
    files: changed("next: '{cursor}' }", "next: '{cursor}', email: '{userEmail}' }"),
    lines: [
      'partner.yaml:20:5  /data/sleep/request  expected auth.userEmail, which fills {userEmail}, found none; say where the partner tells it, for example auth.userEmail: { from: tokenResponse, at: /email }',
    ],
  },
  {
    title: 'a zone of the user that nobody tells',
    files: changed('summary_id: id', 'start_time: $time(bedtime_start, $userZone())', 'mapping/sleep.yaml'),
    lines: [
      'mapping/sleep.yaml:2:15  /metadata/start_time  expected auth.timeZone, which $userZone() gives, found none; say where the partner tells it, for example auth.timeZone: { from: tokenResponse, at: /timezone }',
    ],
  },
  {
    title: 'a zone of the user that no mapping takes',
    files: {
      ...inNight({ id: 'n1', bedtime_start: '2026-03-28T23:10:00', bedtime_end: '2026-03-29T07:05:00' }),
      'partner.yaml': String(GOOD_FILES['partner.yaml'])
        .replace('id: /id,', 'time: localDateTime, id: /id,')
        .replace('  userId:', '  timeZone: { from: tokenResponse, at: /timezone }\n  userId:'),
    },
    lines: [
      'partner.yaml:30:14  /data/sleep/mapping  warning: expected $userZone() beside local times, since auth.timeZone tells the zone, found none; write $time(value, $userZone()) and $midnight(value, $userZone()), or the times stay local',
    ],
  },
  {
    title: 'a placeholder in snake case',
    files: changed('url: /v1/sleep', 'url: /v1/{user_id}/sleep'),
    lines: [
      'partner.yaml:22:12  /data/sleep/request/url  expected {userId}, found {user_id}; write {userId}',
    ],
  },
  {
    title: 'a placeholder where everything is constant',
    files: changed('  tokenUrl:', "  authorizationParameters: { hint: '{userId}' }\n  tokenUrl:"),
    lines: [
      'partner.yaml:10:36  /auth/authorizationParameters/hint  expected constant text, found {userId}; replace it by text or by a placeholder that is filled here',
    ],
  },
  {
    title: 'a body in a GET',
    files: changed('url: /v1/sleep', "url: /v1/sleep\n      form: { day: '{day}' }"),
    lines: [
      'partner.yaml:23:7  /data/sleep/request/form  expected no body in a GET request, found form; move form to query, or make it a POST',
    ],
  },
  {
    title: 'a request without a range',
    files: changed("{ start: '{from}', end: '{to}', next: '{cursor}' }", "{ next: '{cursor}' }"),
    lines: [
      "partner.yaml:20:5  /data/sleep/request  warning: expected a range in the request: {from} and {to}, {day}, {days} or {since}, found none; put the range where the partner takes it, for example query: { start: '{from}', end: '{to}' }",
    ],
  },
  {
    title: 'a page that cannot be asked for',
    files: changed(", next: '{cursor}' }", ' }'),
    lines: [
      'partner.yaml:20:5  /data/sleep/request  expected {cursor} in the request, since paging.kind is cursor, found none; put {cursor} where the partner takes it, or correct paging',
    ],
  },
  {
    title: 'placeholders of paging that nothing fills',
    files: changed(", next: '{cursor}' }", ", next: '{cursor}', page: '{page}', n: '{limit}' }"),
    lines: [
      'partner.yaml:20:5  /data/sleep/request  expected no {page}, since paging.kind is cursor, found {page}; say how pages go on with paging: { kind: page, … }, or remove the placeholder',
      'partner.yaml:25:5  /data/sleep/paging  warning: expected paging.size, which fills {limit}, found none; add size to paging, or write the number instead of {limit}',
    ],
  },
]

export const EXAMPLE_CASES: readonly Case[] = [
  {
    title: 'no data to pull',
    files: {
      ...GOOD_FILES,
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace(/data:\n.*$/s, 'data: {}\n'),
    },
    lines: [
      'partner.yaml:17:1  /data  warning: expected at least one data type to pull, since Terra always requires it, found none; add data with sleep, activity, daily or body',
    ],
  },
  {
    title: 'an example that breaks its schema',
    files: changed('"s1"', '17', 'examples/sleep.json'),
    lines: [
      'examples/sleep.json:4:13  /data/0/id  expected string, found 17; correct the example, or the schema where the partner really answers so',
    ],
  },
  {
    title: 'a schema that is none',
    files: { ...GOOD_FILES, 'schemas/event.json': '{ "type": "objekt" }' },
    lines: [
      'schemas/event.json:1:11  /type  expected a JSON Schema (draft 2020-12), found one that is invalid (schema is invalid: data/type must be equal to one of the allowed values); correct the schema; draft 2020-12 is expected',
    ],
  },
  {
    title: 'a schema that accepts anything',
    files: { ...GOOD_FILES, 'schemas/event.json': '{ "title": "later" }' },
    lines: [
      'partner.yaml:39:15  /webhooks/events/0/schema  warning: expected a schema that says what stands there, found one that accepts anything; describe the answer',
    ],
  },
  {
    title: 'an example that shows a failure',
    files: changed('    records:', '    response: { success: { at: /status, equals: 0 } }\n    records:'),
    lines: [
      'partner.yaml:26:17  /data/sleep/response/success  expected 0 at /status of the example, found nothing there; show a success in the example, or correct response.success',
    ],
  },
  {
    title: 'an example without its envelope',
    files: changed('    records:', '    response: { root: /body }\n    records:'),
    lines: [
      'partner.yaml:26:23  /data/sleep/response/root  expected the content of the answer, found "/body", which leads nowhere in the example; correct the pointer: there are /data',
    ],
  },
  {
    title: 'records elsewhere',
    files: changed('at: /data,', 'at: /dat,'),
    lines: [
      'partner.yaml:26:20  /data/sleep/records/at  expected a list of records, or one record, found "/dat", which leads nowhere in the example; write /data',
    ],
  },
  {
    title: 'an example without records',
    files: { ...GOOD_FILES, 'examples/sleep.json': '{ "data": [] }' },
    lines: [
      "partner.yaml:28:14  /data/sleep/example  warning: expected an example with at least one record, found none; show a full real answer; Terra's form asks for one",
    ],
  },
  {
    title: 'pointers that miss in the records',
    files: edited(['id: /id', 'id: /idd'], ['end: /bedtime_end', 'end: /wake']),
    lines: [
      'partner.yaml:26:31  /data/sleep/records/id  expected id in each record, found "/idd", which leads nowhere in the records of the example; write /id',
      'partner.yaml:26:65  /data/sleep/records/end  expected end in a record, found "/wake", which leads nowhere in the records of the example; correct the pointer: there are /id, /bedtime_start, /bedtime_end',
    ],
  },
  {
    title: 'an id that is none',
    files: inNight({ ...NIGHT, id: ['s1'] }),
    lines: [
      'partner.yaml:26:31  /data/sleep/records/id  expected text or a number as id, found a list; point at the id itself',
    ],
  },
  {
    title: 'an id that is not unique',
    files: {
      ...inNight(NIGHT),
      'examples/sleep.json': JSON.stringify({ data: [NIGHT, NIGHT] }),
    },
    lines: [
      'partner.yaml:26:31  /data/sleep/records/id  expected an id of its own for each record, found "s1" twice in the example; point at what tells records apart',
    ],
  },
  {
    title: 'times in another format',
    files: inNight({ ...NIGHT, bedtime_start: 1774739400 }),
    lines: [
      'partner.yaml:26:43  /data/sleep/records/start  expected a time as dateTime, found 1774739400 in the example; write time: epochSeconds, or correct the pointer',
    ],
  },
  {
    title: 'a time of modification in a format of its own',
    files: {
      ...inNight({ ...NIGHT, changed: 1774739400 }),
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace('id: /id,', 'updated: /changed, id: /id,'),
    },
    lines: [
      'partner.yaml:26:36  /data/sleep/records/updated  warning: expected a time as dateTime, found 1774739400 in the example; add updatedTime: epochSeconds',
    ],
  },
  {
    title: 'a transaction that is not named where it must be, and decides what is declared',
    files: edited([
      '{ format: date }',
      "{ format: date }\n    transaction:\n      open: { method: POST, url: /v1/t }\n      id: ''\n      commit: { method: PUT, url: '/v1/t/{recordId}' }\n      items: { at: /urls, request: { method: GET, url: /v1/t } }",
    ]),
    lines: [
      'partner.yaml:28:35  /data/sleep/transaction/commit/url  expected one of {transactionId} {userId} {userEmail} {accessToken} {clientId}, found {recordId}; replace it by text or by a placeholder that is filled here',
      'partner.yaml:20:5  /data/sleep/request  expected {transactionId} in the request, found none; put {transactionId} where the partner takes it',
      'partner.yaml:28:7  /data/sleep/transaction/commit  expected {transactionId} in the request, found none; put {transactionId} where the partner takes it',
      'partner.yaml:29:27  /data/sleep/transaction/items/request  expected {recordId} in the request, found none; put {recordId} where the partner takes it',
      'partner.yaml:20:5  /data/sleep/request  expected no range in the request of a transaction, found {from}; remove the placeholder: a transaction holds what is new',
      'partner.yaml:30:5  /data/sleep/paging  expected a listing that is whole, found paging.kind cursor; remove paging; how much one transaction holds is transaction.size',
      'partner.yaml:27:11  /data/sleep/transaction/id  expected the id inside the answer, found the whole answer; point at the id',
    ],
  },
  {
    title: 'a listing of no transaction',
    files: changed('url: /v1/sleep\n', "url: '/v1/sleep/{transactionId}'\n"),
    lines: [
      'partner.yaml:20:5  /data/sleep/request  expected transaction, which fills {transactionId}, found none; say how a transaction is opened and committed with transaction, or remove the placeholder',
    ],
  },
  {
    title: 'an order that the example does not keep',
    files: {
      ...GOOD_FILES,
      'examples/sleep.json': JSON.stringify({
        data: [NIGHT, { ...NIGHT, id: 's2', bedtime_start: EARLIER }],
      }),
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace('id: /id,', 'order: ascending, id: /id,'),
    },
    lines: [
      'partner.yaml:26:34  /data/sleep/records/order  expected the example in ascending order, found another order; show the records as the partner gives them, or write order: descending',
    ],
  },
  {
    title: 'an order of what is not told',
    files: edited(
      ['id: /id,', 'order: ascending, id: /id,'],
      ['{ format: date }', '{ format: date, match: modified }'],
    ),
    lines: [
      'partner.yaml:26:34  /data/sleep/records/order  expected records.updated, since ranges match what was modified, and records come in that order, found none; say where a record tells its modification',
    ],
  },
  {
    title: 'a zone that is none',
    files: {
      ...inNight({ ...NIGHT, zone: 'Europe/Atlantis' }),
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace(
        'id: /id,',
        'offset: { at: /zone, unit: zone }, id: /id,',
      ),
    },
    lines: [
      'partner.yaml:26:54  /data/sleep/records/offset/unit  expected an IANA time zone such as Europe/Berlin, found "Europe/Atlantis" in the example; correct the unit',
    ],
  },
  {
    title: 'two local times and no instant',
    files: {
      ...inNight({ id: 'n1', bedtime_start: '2026-03-28T23:10:00', bedtime_end: '2026-03-29T07:05:00' }),
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace(
        'id: /id,',
        'time: localDateTime, offset: { at: /bedtime_start, unit: local }, id: /id,',
      ),
    },
    lines: [
      'partner.yaml:26:84  /data/sleep/records/offset/unit  expected a start that is an instant, beside its local time, found time: localDateTime; point start and end at the times in UTC, and offset at the local time of the start',
    ],
  },
  {
    title: 'an offset in another unit',
    files: {
      ...inNight({ ...NIGHT, offset: 3600 }),
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace(
        'id: /id,',
        'offset: { at: /offset, unit: min }, id: /id,',
      ),
    },
    lines: [
      'partner.yaml:26:56  /data/sleep/records/offset/unit  expected an offset in minutes, found 3600 in the example; correct the unit',
    ],
  },
  {
    title: 'a next page that nothing knows of',
    files: changed('next: /next_token', 'next: /next_tokn'),
    lines: [
      'partner.yaml:25:35  /data/sleep/paging/next  expected what leads to the next page, found "/next_tokn", which leads nowhere in the example and its schema; correct the pointer: there are /data',
    ],
  },
  {
    title: 'more pages, told by what is no boolean',
    files: changed('{ kind: cursor, next: /next_token }', '{ kind: page, more: /data, pages: /total }'),
    lines: [
      'partner.yaml:20:5  /data/sleep/request  expected {page} in the request, since paging.kind is page, found none; put {page} where the partner takes it, or correct paging',
      'partner.yaml:20:5  /data/sleep/request  expected no {cursor}, since paging.kind is page, found {cursor}; say how pages go on with paging: { kind: cursor, … }, or remove the placeholder',
      'partner.yaml:25:33  /data/sleep/paging/more  expected true or false, or 1 or 0, found a list in the example; correct the pointer',
      'partner.yaml:25:47  /data/sleep/paging/pages  expected the number of pages, found "/total", which leads nowhere in the example; correct the pointer: there are /data',
    ],
  },
]

export const WEBHOOK_CASES: readonly Case[] = [
  {
    title: 'a signature that contradicts itself',
    files: changed(
      '{ preset: standard-webhooks }',
      "{ preset: standard-webhooks, content: '{id}.{time}.{body}' }",
    ),
    lines: [
      "partner.yaml:31:52  /webhooks/signature/content  expected a signature scheme, found a contradiction ('{time}' in 'content' stands for nothing); use one of {id}, {timestamp}, {timestampSeconds}, {timestampMs}, {body}, {method}, {url}, {host}, {path}, {query}, {target}",
    ],
  },
  {
    title: 'deliveries that nothing identifies',
    files: changed('{ preset: standard-webhooks }', '{ preset: github, id: none }'),
    lines: [
      'partner.yaml:34:7  /webhooks/events/0  warning: expected an id of sleep.updated, the same in each attempt, found none; say where it stands with id, in the body as { at } or in a header as { header }',
    ],
  },
  {
    title: 'no secret to sign with',
    files: changed('  secret: ${TINY_WEBHOOK_SECRET}\n', ''),
    lines: [
      'partner.yaml:30:1  /webhooks  expected a signing secret: secret, or registration.secretAt where the registration returns it, found neither; add secret: ${TINY_WEBHOOK_SECRET}',
    ],
  },
  {
    title: 'the same event twice',
    files: edited([
      '    - name: sleep.updated\n',
      '    - { name: again, when: { equals: sleep.updated }, dataType: sleep, userId: /user_id, time: /day, schema: schemas/event.json, example: examples/event.json }\n    - name: sleep.updated\n',
    ]),
    lines: [
      'partner.yaml:35:7  /webhooks/events/1/when  expected a value of its own, found "sleep.updated" at /type, as for again; correct when, or make one event of the two',
    ],
  },
  {
    title: 'the same name twice',
    files: edited([
      '    - name: sleep.updated\n',
      '    - { name: sleep.updated, dataType: sleep, userId: /user_id, time: /day, schema: schemas/event.json, example: examples/event.json }\n    - name: sleep.updated\n',
    ]),
    lines: [
      'partner.yaml:35:13  /webhooks/events/1/name  expected a name of its own, found "sleep.updated" again; give each event another name',
    ],
  },
  {
    title: 'an event of data that are not offered',
    files: changed('dataType: sleep', 'dataType: body'),
    lines: [
      "partner.yaml:35:17  /webhooks/events/0/dataType  expected a data type that data declares, found body; add data.body: its mapping makes Terra's records of the event's",
    ],
  },
  {
    title: 'a fetch of a record that is not named',
    files: changed(
      '      recordId: /sleep_id\n',
      "      fetch: { method: GET, url: '/v1/sleep/{recordId}' }\n",
    ),
    lines: [
      'partner.yaml:37:7  /webhooks/events/0/fetch  expected a value for {recordId}, found no recordId; say where the event names the record with recordId',
    ],
  },
  {
    title: 'a deletion of a record that is not named',
    files: edited(['      recordId: /sleep_id\n', '      kind: deleted\n'], ['      time: /day\n', '']),
    lines: [
      'partner.yaml:34:7  /webhooks/events/0  warning: expected recordId, the record that was deleted, found none; say where the event names the record with recordId',
    ],
  },
  {
    title: 'a thin event that does not say when',
    files: changed('      time: /day\n', ''),
    lines: [
      'partner.yaml:34:7  /webhooks/events/0  warning: expected time or fetch, so that what is new can be fetched, found neither; say where sleep.updated tells its day or time with time, or how to fetch one record with fetch',
    ],
  },
  {
    title: 'an example of another event',
    files: inEvent({ ...EVENT, type: 'sleep.created' }),
    lines: [
      'partner.yaml:34:7  /webhooks/events/0/when/equals  expected "sleep.updated" at /type of an event in the example, found "sleep.created"; correct when, or show this kind of event in the example',
    ],
  },
  {
    title: 'an event that is recognised elsewhere',
    files: changed(
      '      dataType: sleep\n',
      '      dataType: sleep\n      when: { at: /typ, equals: sleep.updated }\n',
    ),
    lines: [
      'partner.yaml:36:19  /webhooks/events/0/when/at  expected "sleep.updated" at /typ of an event in the example, found "/typ", which leads nowhere in the example; write /type',
    ],
  },
  {
    title: 'pointers that miss in the event',
    files: edited(['userId: /user_id', 'userId: /userid'], ['recordId: /sleep_id', 'recordId: /data/id']),
    lines: [
      'partner.yaml:36:15  /webhooks/events/0/userId  expected the user in the event, found "/userid", which leads nowhere in the example; write /user_id',
      'partner.yaml:37:17  /webhooks/events/0/recordId  expected the id of the record, found "/data/id", which leads nowhere in the example; correct the pointer: there are /type, /user_id, /sleep_id, /day',
    ],
  },
  {
    title: 'a time that is none',
    files: inEvent({ ...EVENT, day: 'yesterday' }),
    lines: [
      'partner.yaml:38:13  /webhooks/events/0/time  expected a day or a time, found "yesterday" in the example; correct the pointer',
    ],
  },
  {
    title: 'a batch that is none',
    files: changed('  events:', '  batch: { at: /events }\n  events:'),
    lines: [
      'partner.yaml:33:16  /webhooks/batch/at  expected a list of events in the example of sleep.updated, found "/events", which leads nowhere in it; correct the pointer: there are /type, /user_id, /sleep_id, /day',
    ],
  },
  {
    title: 'records that an undeclared event should bring',
    files: changed(
      '    schema: schemas/sleep.json',
      '    deferred: { event: sleeps }\n    schema: schemas/sleep.json',
    ),
    lines: [
      'partner.yaml:27:24  /data/sleep/deferred/event  expected an event of kind data and data type sleep, found "sleeps", which is not declared; name the event that brings sleep records, or declare it under webhooks.events',
      'partner.yaml:35:7  /webhooks/events/0  expected an event that carries its records, or a fetch, found "sleep.updated", which names them; say how to fetch what sleep.updated names with fetch: the request of sleep brings no records',
    ],
  },
  {
    title: 'records that come in an event which only names them',
    files: changed(
      '    schema: schemas/sleep.json',
      '    deferred: { event: sleep.updated }\n    schema: schemas/sleep.json',
    ),
    lines: [
      'partner.yaml:35:7  /webhooks/events/0  expected an event that carries its records, or a fetch, found "sleep.updated", which names them; say how to fetch what sleep.updated names with fetch: the request of sleep brings no records',
    ],
  },
  {
    title: 'a header of the rate limit with an unknown placeholder',
    files: changed(
      'webhooks:\n',
      "rateLimit:\n  windows: [{ requests: 100, seconds: 60 }]\n  headers: { X-RateLimit-Left: '{remain}' }\nwebhooks:\n",
    ),
    lines: [
      'partner.yaml:32:32  /rateLimit/headers/X-RateLimit-Left  expected one of {limit} {remaining} {used} {reset} {resetAt} {window} {name}, found {remain}; replace it by text or by a placeholder that is filled here',
    ],
  },
  {
    title: 'a full event whose records are of another format',
    files: {
      ...inEvent({ ...EVENT, items: [{ ...NIGHT, bedtime_start: undefined, start: NIGHT.bedtime_start }] }),
      'partner.yaml': String(GOOD_FILES['partner.yaml']).replace(
        '      time: /day\n',
        '      time: /day\n      payload: full\n      records: /items\n',
      ),
    },
    lines: [
      'partner.yaml:40:16  /webhooks/events/0/records  expected records in the format of data.sleep, with their start at /bedtime_start, found "/bedtime_start", which leads nowhere in a record of the example; correct the pointer: there are /id, /bedtime_end, /start',
    ],
  },
]
