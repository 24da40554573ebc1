import { describeDetection } from './area.ts'

await describeDetection('end-to-end')
