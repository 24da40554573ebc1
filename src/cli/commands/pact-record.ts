import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { recordPact } from '../../pact/record-pact.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { type Command, defineCommand } from '../command.ts'
import { painter } from '../style.ts'
import { makeFolder, writeOutput } from '../write-output.ts'

export const pactRecord: Command = defineCommand({
  name: 'pact record',
  about: 'Record what Terra asks of a partner and needs of the answers, as a pact.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    out: { type: 'string', value: 'folder', about: "where to; 'pacts' beside the descriptor unless told" },
    consumer: { type: 'string', value: 'name', about: 'as the broker knows us', default: 'terra' },
    check: { type: 'boolean', about: 'write nothing, and exit with 1 where the file is not up to date' },
  },
  examples: [
    'terrarium pact record contracts/aurora/partner.yaml',
    'terrarium pact record contracts/aurora/partner.yaml --check',
  ],
  async run([file], { out, consumer, check }, io) {
    const partner = await requirePartner(file)
    const folder = out ?? join(dirname(file), 'pacts')
    const { fileName, text, interactions, messages } = await recordPact(partner, { consumer })
    const path = join(folder, fileName)
    const paint = painter(io.outIsTerminal)
    if (check) {
      const isCurrent = (await readFile(path, 'utf8').catch(() => undefined)) === text
      if (isCurrent) io.out(`${paint('green', '✓')} ${path} is up to date\n`)
      else io.err(`${path} is not what would be recorded now. Record it: terrarium pact record ${file}\n`)
      return isCurrent ? 0 : 1
    }
    await makeFolder(folder)
    await writeOutput(path, text)
    io.out(`${paint('green', '✓')} ${path}: ${interactions} interactions, ${messages} messages\n`)
    return 0
  },
})
