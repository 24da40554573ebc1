/** The last step of `npm run build`: what takes long to compile when a command starts is compiled now. */
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compiledDescriptorValidator } from './compiled-descriptor-validator.ts'

const file = fileURLToPath(new URL('../dist/partner/descriptor-validator.js', import.meta.url))
writeFileSync(file, compiledDescriptorValidator())
rmSync(`${file}.map`)
