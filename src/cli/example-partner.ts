import { fileURLToPath } from 'node:url'

/** The descriptor that commands take when none is named: it comes with the package. */
export const AURORA: string = fileURLToPath(new URL('../../contracts/aurora/partner.yaml', import.meta.url))
