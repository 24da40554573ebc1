import type { Endpoint } from '../mock/webhooks/endpoints.ts'
import type { ControlledMock } from './controlled-mock.ts'

/** A URL that gets deliveries, without the secret that it shares with the partner. */
export type EndpointView = Omit<Endpoint, 'secret'>

export function endpointView({ secret: _, ...endpoint }: Endpoint): EndpointView {
  return endpoint
}

export function endpointViews({ mock }: ControlledMock): readonly EndpointView[] {
  return mock.endpoints.map(endpointView)
}
