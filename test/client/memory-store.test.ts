import { describe } from 'vitest'
import { memoryStore } from '../../src/client/memory-store.ts'
import { obeysStoreLaws } from './store-laws.ts'

describe('a store in memory', () => obeysStoreLaws(async () => memoryStore()))
