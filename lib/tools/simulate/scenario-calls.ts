/** Makes each call of a scenario as a page's script does, and returns what the script can observe. */

import type { CallApi } from '../../browser/api/call-api.ts'
import type { ScriptResponse } from '../../browser/api/response.ts'
import { isBeaconUrl } from '../../browser/elements/element-call.ts'
import type { PageElements } from '../../browser/elements/page-elements.ts'
import { canParseUrl } from '../../trace/address.ts'
import type { ScenarioApi, ScenarioCall } from './scenario.ts'

type ScenarioGlobals = Pick<CallApi, 'fetch' | 'XMLHttpRequest' | 'URL'>

export interface SeenCall {
  readonly outcome: string
  readonly reason?: string | undefined
  readonly [detail: string]: unknown
}

/** Never rejects: whatever is thrown is an outcome. */
export async function makeScenarioCall(
  api: ScenarioGlobals,
  elements: PageElements,
  call: ScenarioCall,
): Promise<SeenCall> {
  if (call.api === 'fetch') return callFetch(api, call)
  if (call.api === 'xhr') return callXMLHttpRequest(api, call)
  if (call.api === 'beacon') return callBeacon(elements, call)
  const { kind, ...detail } = await callElement(elements, call.api, call)
  return { outcome: kind, ...detail }
}

function callElement(
  elements: PageElements,
  api: Exclude<ScenarioApi, 'fetch' | 'xhr' | 'beacon'>,
  call: ScenarioCall,
) {
  const { url, init, fields = [] } = call
  const crossorigin = textOf(init.crossorigin)
  switch (api) {
    case 'img':
      return elements.img({ url, crossorigin })
    case 'script':
      return elements.script({ url, crossorigin, module: init.module === true, integrity: textOf(init.integrity) })
    case 'stylesheet':
      return elements.stylesheet({ url, crossorigin, integrity: textOf(init.integrity) })
    case 'font':
      return elements.font({ url })
    case 'eventsource':
      return elements.eventsource({ url, withCredentials: init.withCredentials === true })
    case 'form':
      return elements.form({ url, method: textOf(init.method), enctype: textOf(init.enctype), fields })
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A beacon's result comes at once; the requests that follow belong to the scenario too. */
async function callBeacon(elements: PageElements, { url, init }: ScenarioCall): Promise<SeenCall> {
  if (!canParseUrl(url) || !isBeaconUrl(new URL(url))) return { outcome: 'invalid-request' }
  const body = new TextEncoder().encode(String(init.body ?? ''))
  // A Blob without a type has none; a string brings its own.
  const contentType = init.type === '' ? null : (textOf(init.type) ?? 'text/plain;charset=UTF-8')
  const { kind } = await elements.beacon({ url, body, contentType })
  return { outcome: kind }
}

/** The address of a call: `content` becomes an object URL. */
function addressOf(api: ScenarioGlobals, { url, content }: ScenarioCall): string {
  return content === undefined ? url : api.URL.createObjectURL(new Blob([content.body], { type: content.type }))
}

/** An address that a recording can have twice: an object URL without its random part. */
const shownUrl = (url: string): string => url.replace(/^(blob:.*\/)[\da-f-]{36}/, '$1id')

function streamOf(text: string): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })
}

async function callFetch(api: ScenarioGlobals, call: ScenarioCall): Promise<SeenCall> {
  const { headers, stream } = call
  const init = stream ? { ...call.init, body: streamOf(String(call.init.body)) } : call.init
  let response: ScriptResponse
  try {
    response = await api.fetch(addressOf(api, call), headers === undefined ? init : { ...init, headers })
  } catch {
    // A script gets a TypeError either way; the trace shows whether the call was sent.
    return { outcome: 'network-error' }
  }
  const { type, status, ok, redirected } = response
  const body = await response.text()
  const url = shownUrl(response.url)
  return { outcome: 'response', type, status, ok, redirected, url, headers: [...response.headers], body }
}

function callXMLHttpRequest(api: ScenarioGlobals, call: ScenarioCall): Promise<SeenCall> {
  const { headers, init } = call
  return new Promise((resolve) => {
    try {
      const xhr = new api.XMLHttpRequest()
      xhr.open(init.method ?? 'GET', addressOf(api, call))
      if (init.withCredentials !== undefined) xhr.withCredentials = init.withCredentials === true
      for (const [name, value] of headers ?? []) xhr.setRequestHeader(name, value)
      if (init.uploadListener === true) xhr.upload.onprogress = () => {}
      xhr.onerror = () => resolve({ outcome: 'network-error' })
      xhr.onload = () => {
        const { status, responseURL, responseText } = xhr
        const read = xhr.getAllResponseHeaders().split('\r\n').filter(Boolean)
        const pairs = read.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
        resolve({ outcome: 'response', status, url: shownUrl(responseURL), headers: pairs, body: responseText })
      }
      xhr.send(init.body ?? null)
    } catch {
      resolve({ outcome: 'invalid-request' })
    }
  })
}
