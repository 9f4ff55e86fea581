/** Each call of a scenario as a page's script makes it, and what the script then sees. */
import type { ScriptResponse } from './api/response.ts'
import type { ScriptApi } from './api/script-api.ts'
import type { ScenarioCall } from './scenario.ts'

export interface SeenCall {
  readonly outcome: string
  readonly reason?: string
  readonly [detail: string]: unknown
}

/** Never rejects: whatever is thrown is an outcome. */
export async function makeScenarioCall(api: ScriptApi, call: ScenarioCall): Promise<SeenCall> {
  switch (call.api) {
    case 'fetch':
      return seeFetch(api, call)
    case 'xhr':
      return seeXMLHttpRequest(api, call)
    default:
      return { outcome: 'error' }
  }
}

async function seeFetch(api: ScriptApi, { url, headers, init }: ScenarioCall): Promise<SeenCall> {
  let response: ScriptResponse
  let request: InstanceType<ScriptApi['Request']>
  try {
    request = new api.Request(url, headers === undefined ? init : { ...init, headers })
  } catch {
    return { outcome: 'invalid-request' }
  }
  try {
    response = await api.fetch(request)
  } catch {
    return { outcome: 'network-error' }
  }
  const { type, status, ok, redirected } = response
  const body = await response.text()
  return { outcome: 'response', type, status, ok, redirected, url: response.url, headers: [...response.headers], body }
}

function seeXMLHttpRequest(api: ScriptApi, { url, headers, init }: ScenarioCall): Promise<SeenCall> {
  return new Promise((resolve) => {
    try {
      const xhr = new api.XMLHttpRequest()
      xhr.open(init.method ?? 'GET', url)
      if (init.withCredentials !== undefined) xhr.withCredentials = init.withCredentials === true
      for (const [name, value] of headers ?? []) xhr.setRequestHeader(name, value)
      if (init.uploadListener === true) xhr.upload.onprogress = () => {}
      xhr.onerror = () => resolve({ outcome: 'network-error' })
      xhr.onload = () => {
        const { status, responseURL, responseText } = xhr
        const read = xhr.getAllResponseHeaders().split('\r\n').filter(Boolean)
        const pairs = read.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
        resolve({ outcome: 'response', status, url: responseURL, headers: pairs, body: responseText })
      }
      xhr.send(init.body ?? null)
    } catch {
      resolve({ outcome: 'invalid-request' })
    }
  })
}
