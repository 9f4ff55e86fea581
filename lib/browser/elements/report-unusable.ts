/** What a browser prints about a response that came, and whose bytes or type do not fit the element. */
import type { FetchParams } from '../fetch/fetch-params.ts'
import type { InternalResponse } from '../fetch/response.ts'
import { extractMimeType, isJavaScriptMimeType } from '../http/mime-type.ts'
import { PLAYABLE } from './element-outcome.ts'
import { isDecodableFont } from './font-signature.ts'

/** Prints it. A response with an error status is not looked at. */
export function reportUnusable({ request, agent, trace }: FetchParams, response: InternalResponse): void {
  const { status, headers, body } = response.internal ?? response
  if (status < 200 || status > 299) return
  const mimeType = extractMimeType(headers)?.essence ?? ''
  if (isUsable(request, mimeType, body)) return
  for (const text of agent.profile.unusableMessages(request, { mimeType, body: body ?? new Uint8Array(0) })) {
    trace.event({ type: 'console', by: 'browser', level: 'warn', text })
  }
}

function isUsable({ api }: FetchParams['request'], mimeType: string, body: Uint8Array | null): boolean {
  switch (api) {
    case 'font':
      return isDecodableFont(body)
    case 'script':
      return isJavaScriptMimeType(mimeType)
    case 'stylesheet':
      return mimeType === 'text/css'
    case 'video':
    case 'audio':
      return PLAYABLE.test(mimeType)
    default:
      return true
  }
}
