/** Documents that fail a CORS check. */
import type { DocumentParts } from '../document/document-of.ts'
import { pageOrigin, pageParts, parsedHttp, SOME_URL } from './case-addresses.ts'
import type { Failing } from './failing-exchange.ts'
import { allowsPlainHttp } from './fitting-reasons.ts'
import type { RecognisedError } from './recognise-error.ts'

/** The parts of a document with that failing exchange; null where the addresses cannot have led to it. */
export function corsParts(error: RecognisedError, failing: Failing): DocumentParts | null {
  const { found } = error
  const origin = pageOrigin(found)
  const url = parsedHttp(found.url ?? SOME_URL)
  const from = found.from === undefined ? null : parsedHttp(found.from)
  if (!url || (origin === url.origin && !from) || !allowsPlainHttp(origin, url)) return null
  if (found.from !== undefined && (!from || !allowsPlainHttp(origin, from))) return null
  const { call, headers, isPreflight } = failing
  const route = (method: string, status: string, lines: readonly string[], body = '') =>
    [`${method} ${url.pathname}`, status, ...lines, ...(body ? ['', body] : []), ''].join('\n')
  const method = call.method ?? 'GET'
  const status = /^(20[0-6]|[45]\d\d)$/.test(found.status ?? '') ? (found.status ?? '200') : '200'
  const text = isPreflight
    ? `${route('OPTIONS', failing.status ?? '204', headers)}\n${route(method, '200 OK', [`Access-Control-Allow-Origin: ${origin}`], 'hello')}`
    : route(method, status, headers, status === '204' ? '' : 'hello')
  const servers = { [url.origin]: text }
  if (from) {
    // The first answer is one that the page may follow: what fails is the one it leads to.
    const first = `* ${from.pathname}\n302 Found\nLocation: ${url.href}\nAccess-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true\n`
    servers[from.origin] = from.origin === url.origin ? `${first}\n${text}` : first
  }
  return {
    ...pageParts(origin),
    browser: error.browser ?? ('chromium' as const),
    code: codeOf((from ?? url).href, call, found.element),
    servers,
  }
}

function codeOf(
  url: string,
  {
    method,
    headers,
    credentials,
  }: { method?: string; headers?: Readonly<Record<string, string>>; credentials?: string },
  element: string | undefined,
): string {
  if (element === 'XMLHttpRequest') {
    return [
      'const request = new XMLHttpRequest();',
      `request.open(${JSON.stringify(method ?? 'GET')}, ${JSON.stringify(url)});`,
      ...(credentials ? ['request.withCredentials = true;'] : []),
      ...Object.entries(headers ?? {}).map(
        (pair) => `request.setRequestHeader(${pair.map((text) => JSON.stringify(text)).join(', ')});`,
      ),
      'request.onload = () => console.log(request.status);',
      'request.send();',
      '',
    ].join('\n')
  }
  const options = [
    ...(method ? [`  method: ${JSON.stringify(method)},`] : []),
    ...(headers ? [`  headers: ${JSON.stringify(headers)},`] : []),
    ...(credentials ? [`  credentials: ${JSON.stringify(credentials)},`] : []),
  ]
  const second = options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`
  return `const response = await fetch(${JSON.stringify(url)}${second});\nconsole.log(response.status);\n`
}
