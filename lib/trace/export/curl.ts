/** One request of the trace as a `curl` command, so that a person can repeat it in a terminal. */
import type { HeaderList, RequestEvent, Trace } from '../events.ts'
import { indexTrace } from '../trace-index.ts'
import { bodyText } from './body-text.ts'
import { printfOf, quoted, shellWord } from './shell-word.ts'

export interface CurlCommand {
  /** For a POSIX shell. */
  readonly command: string
  /** How the command differs from the browser's request, as sentences. */
  readonly remarks: readonly string[]
}

/**
 * The `curl` command that sends the request of an exchange, with every header that the browser sent, and prints the
 * response with its headers. What `curl` sends by itself (Host, Content-Length, Accept for everything) is not repeated,
 * and what it would add and the browser did not send is removed.
 * @returns null where the trace has no such request
 */
export function curlOf(trace: Trace, exchange: number): CurlCommand | null {
  const request = indexTrace(trace).requests.get(exchange)
  if (!request) return null
  const { body } = request
  const text = bodyText(body)
  const lost = body !== null && text === null
  const throughPipe = text?.includes('\0') ?? false
  const parts = [
    ['curl', '-i', ...methodOptions(request, text !== null), ...(/[[\]{}]/.test(request.url) ? ['-g'] : [])].join(' '),
    quoted(request.url),
    ...headerOptions(request.headers, text !== null),
    ...(text === null ? [] : throughPipe ? ['--data-binary @-'] : [`--data-raw ${quoted(text)}`]),
  ]
  const command = parts.join(' \\\n  ')
  return {
    command: throughPipe && text !== null ? `${printfOf(text)} | ${command}` : command,
    remarks: [
      ...(lost ? [`The body of ${body.size} bytes is not text, so the command leaves it out.`] : []),
      ...(request.headers.some(([, value]) => /[^\t\x20-\x7e]/.test(value))
        ? ['A header holds characters outside ASCII: curl sends them in the encoding of your terminal.']
        : []),
    ],
  }
}

/** `curl` sends GET, and POST when there is a body; with `-X HEAD` it would wait for a body that never comes. */
function methodOptions({ method }: RequestEvent, hasBody: boolean): string[] {
  if (method === 'HEAD') return ['--head']
  if (method === (hasBody ? 'POST' : 'GET')) return []
  return ['-X', shellWord(method)]
}

function headerOptions(headers: HeaderList, hasBody: boolean): string[] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const own = headers
    .filter(([name, value]) => !isCurlsOwn(name.toLowerCase(), value, hasBody))
    // For curl, `Name:` removes a header, and `Name;` sends it with an empty value.
    .map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  const taken = [
    ...(names.has('accept') ? [] : ['Accept']),
    ...(hasBody && !names.has('content-type') ? ['Content-Type'] : []),
  ]
  return [...own, ...taken.map((name) => `-H ${quoted(`${name}:`)}`)]
}

function isCurlsOwn(name: string, value: string, hasBody: boolean): boolean {
  if (name === 'accept') return value === '*/*'
  return name === 'host' || (name === 'content-length' && hasBody)
}
