/**
 * Terrarium: contract tests and mock partners for platforms that integrate with Terra.
 *
 * @module terrarium-kit
 */

// The reference client.
export { consentAutomatically } from './client/consent-automatically.ts'
export { memoryStore } from './client/memory-store.ts'
export { sqliteStore } from './client/sqlite-store.ts'
export type { TerraClient } from './client/terra-client.ts'
export { createTerraClient } from './client/terra-client.ts'
// The judgement.
export type { Check } from './conformance/check.ts'
export { CHECKS } from './conformance/checks/registry.ts'
export { PROBES } from './conformance/probes/registry.ts'
export type { CheckResult, Report } from './conformance/report.ts'
export { runConformance } from './conformance/run.ts'
export type { Progress, RunOptions } from './conformance/run-options.ts'
// What all of them stand on.
export type { Handler, Send } from './http/handler.ts'
export { handlerSend, networkSend } from './http/send.ts'
export { serve } from './http/serve.ts'
export type { Clock } from './kernel/clock.ts'
export { manualClock, systemClock } from './kernel/clock.ts'
export type { ErrorCode } from './kernel/errors.ts'
export { TerrariumError } from './kernel/errors.ts'
export { virtualClock } from './kernel/virtual-clock.ts'
// A mock of it.
export type { Fault } from './mock/fault.ts'
export { FAULTS, findFault } from './mock/faults/registry.ts'
export type { MockPartner, MockPartnerOptions } from './mock/mock-partner.ts'
export { createMockPartner } from './mock/mock-partner.ts'
// A partner, from its descriptor.
export type { Adapter, AdapterTools, OutgoingTools } from './partner/adapter.ts'
export { adaptIncoming, adaptOutgoing } from './partner/adapter.ts'
export type { Credentials } from './partner/credentials.ts'
export { credentialsFrom, mockCredentials } from './partner/credentials.ts'
export type { DataType } from './partner/data.ts'
export { lintPartner } from './partner/lint-partner.ts'
export { loadPartner, requirePartner } from './partner/load-partner.ts'
export type { Environment, Partner } from './partner/partner.ts'
export type { Problem } from './partner/problem.ts'
