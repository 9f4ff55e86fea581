/** The servers of a scenario: the first route that matches a request answers it. */
import type { Send, WireRequest, WireResponse } from '../../browser/call.ts'
import { hasHeader } from '../../trace/header-list.ts'
import type { Route, Scenario } from './scenario.ts'

const encoder = new TextEncoder()
const NO_ROUTE = encoder.encode('no route')

/** Null for HEAD, 204 and 304: no body is sent then. */
function bodyOf(route: Route, method: string): Uint8Array | null {
  if (method === 'HEAD' || route.status === 204 || route.status === 304) return null
  if (route.bodyBase64 !== undefined) {
    return Uint8Array.from(atob(route.bodyBase64), (character) => character.charCodeAt(0))
  }
  return encoder.encode(route.body ?? '')
}

function matches(route: Route, request: WireRequest, path: string): boolean {
  if (route.method !== undefined && route.method !== request.method) return false
  if (route.path !== undefined && route.path !== path) return false
  return route.hasOrigin === undefined || route.hasOrigin === hasHeader(request.headers, 'origin')
}

/** Answers as the scenario's servers do: a request that no route matches gets a 404 without CORS headers. */
export function createScenarioSend(servers: Scenario['servers'], onRequest: (request: WireRequest) => void): Send {
  return async (request): Promise<WireResponse> => {
    const url = new URL(request.url)
    const routes = servers[url.origin]?.routes
    onRequest(request)
    const route = routes?.find((candidate) => matches(candidate, request, url.pathname))
    if (!route) {
      const headers = [['Content-Type', 'text/plain'] as const]
      return { status: 404, statusText: '', headers, body: request.method === 'HEAD' ? null : NO_ROUTE }
    }
    return { status: route.status, statusText: '', headers: route.headers, body: bodyOf(route, request.method) }
  }
}
