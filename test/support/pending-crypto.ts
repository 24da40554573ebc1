export { isCryptoPending } from '../../src/ci/pending-crypto.ts'
