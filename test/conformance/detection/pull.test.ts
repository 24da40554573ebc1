import { describeDetection } from './area.ts'

await describeDetection('pull')
