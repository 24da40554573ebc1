import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { descriptorSchema } from '../src/partner/descriptor-schema.ts'
import { DESCRIPTOR_VALIDATION } from '../src/partner/descriptor-validator.ts'

/** The text of a module that exports what `src/partner/descriptor-validator.ts` does, compiled. */
export function compiledDescriptorValidator(): string {
  const ajv = new Ajv2020({ ...DESCRIPTOR_VALIDATION, code: { source: true, esm: true, optimize: true } })
  const code = standalone.default(ajv, ajv.compile(descriptorSchema as object))
  const needed = new Map<string, string>()
  // ajv writes modules of ECMAScript that require what they need at run time, as CommonJS does. Bundlers and Node do not
  // agree on what the default of such a module is.
  const body = code.replace(/require\("([^"]+)"\)\.default/g, (_, path: string) => {
    const name = needed.get(path) ?? `runtime${needed.size}`
    needed.set(path, name)
    return `(${name}.default ?? ${name})`
  })
  const imports = [...needed].map(([path, name]) => `import ${name} from '${path}.js'`)
  return [
    ...imports,
    body.replace('export default validate0;', ''),
    `export const DESCRIPTOR_VALIDATION = ${JSON.stringify(DESCRIPTOR_VALIDATION)}`,
    'export const descriptorValidator = () => validate',
    '',
  ].join('\n')
}
