import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { descriptorFile } from './partners.ts'

const OFFERED = `  activity:
    scopes: [workout.read]
    request: { method: GET, url: "/v1/users/{userId}/workout-transactions/{transactionId}" }
    transaction:
      open: { method: POST, url: "/v1/users/{userId}/workout-transactions" }
      id: /transaction-id
      commit: { method: PUT, url: "/v1/users/{userId}/workout-transactions/{transactionId}" }
      size: 5
    range: { format: dateTime, lookbackDays: 30 }
    records: { at: /data, id: /id, start: /start_time, end: /end_time, updated: /updated_at, userId: /user_id }
    schema: schemas/activity.json
    example: examples/activity.json
    mapping: mapping/activity.yaml

`

/** A folder with the modern partner's descriptor, in which workouts are offered once. */
export async function offeringDescriptor(): Promise<{ readonly folder: string; readonly file: string }> {
  const aurora = descriptorFile('aurora')
  const folder = await mkdtemp(join(tmpdir(), 'terrarium-offering-'))
  for (const name of ['schemas', 'examples', 'mapping'])
    await symlink(join(dirname(aurora), name), join(folder, name))
  const text = await readFile(aurora, 'utf8')
  const [from, to] = [text.indexOf('  activity:\n'), text.indexOf('  daily:\n')]
  const file = join(folder, 'partner.yaml')
  await writeFile(file, text.slice(0, from) + OFFERED + text.slice(to))
  return { folder, file }
}
