import { describeDetection } from './area.ts'

await describeDetection('mapping')
