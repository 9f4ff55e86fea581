import { nearest } from '../../trace/spelling.ts'
import { compileGlob, type Glob } from './glob.ts'
import { COMMON_METHODS, words } from './lines.ts'
import { type Report, wholeLine } from './report.ts'

export interface RouteLine {
  /** As written; `*` for any. */
  readonly method: string
  /** As written. */
  readonly path: string
  readonly glob: Glob
}

/** The methods that `fetch` and XMLHttpRequest upper-case: https://fetch.spec.whatwg.org/#concept-method-normalize */
const NORMALIZED_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']

const METHOD_TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** Parses `METHOD /path`, reports its errors, and returns it where it can be used despite them. */
export function readRouteLine(line: string, report: Report): RouteLine | null {
  const [method, path, ...rest] = words(line)
  if (!method) return null
  checkMethod(method.text, { start: method.start, end: method.start + method.text.length }, report)
  if (!path) {
    report(
      'error',
      'route-without-path',
      wholeLine(line),
      `A route needs a path after the method, as in \`${method.text} /data\`.`,
    )
    return null
  }
  const span = { start: path.start, end: path.start + path.text.length }
  const extra = rest.find((word) => !/^HTTP\/\d(\.\d)?$/.test(word.text))
  if (extra) {
    report(
      'error',
      'route-with-extra-words',
      { start: extra.start, end: wholeLine(line).end },
      `A route is a method and a path, nothing more; a blank in a path is written \`%20\`. Take \`${extra.text}\` away.`,
    )
    return null
  }
  if (/^https?:\/\//i.test(path.text)) {
    const [, , , ...parts] = path.text.split('/')
    const bare = `/${parts.join('/')}`
    report(
      'error',
      'route-with-url',
      span,
      `This server answers for one origin already, so a route names only the path. Write \`${bare}\`.`,
      bare,
    )
    return null
  }
  if (path.text !== '*' && !path.text.startsWith('/')) {
    report(
      'error',
      'path-without-slash',
      span,
      `A path begins with a slash, as in the request's first line. Write \`/${path.text}\`.`,
      `/${path.text}`,
    )
    return null
  }
  return {
    method: method.text,
    path: path.text,
    glob: compileGlob(checkPath(path.text, span, report), { segments: true }),
  }
}

function checkMethod(method: string, span: { start: number; end: number }, report: Report): void {
  if (method === '*') return
  if (!METHOD_TOKEN.test(method)) {
    report('error', 'method-invalid', span, `\`${method}\` cannot be a method: a method has letters, as in \`GET\`.`)
    return
  }
  const upper = method.toUpperCase()
  if (method !== upper && NORMALIZED_METHODS.includes(upper)) {
    report(
      'error',
      'method-in-lower-case',
      span,
      `Methods are case-sensitive, and browsers always send \`${upper}\`: \`${method}\` would never match. Write \`${upper}\`.`,
      upper,
    )
  } else if (method !== upper) {
    report(
      'warning',
      'method-in-lower-case',
      span,
      `Methods are case-sensitive: this route does not answer \`${upper}\`. Write \`${upper}\` unless you mean \`${method}\`.`,
      upper,
    )
  } else if (!COMMON_METHODS.includes(method)) {
    const meant = nearest(method, COMMON_METHODS, 1)
    if (meant) {
      report(
        'warning',
        'method-unknown',
        span,
        `\`${method}\` is not a common method. Did you mean \`${meant}\`?`,
        meant,
      )
    }
  }
}

/** Reports what a path cannot contain, and returns it as it will be in the request's URL. */
function checkPath(path: string, span: { start: number; end: number }, report: Report): string {
  if (path === '*') return path
  const bare = path.split(/[?#]/, 1)[0] ?? path
  if (bare !== path) {
    const what =
      path[bare.length] === '?' ? 'The query is ignored when a route is chosen' : 'A fragment never reaches a server'
    report(
      'warning',
      'path-with-query',
      { start: span.start + bare.length, end: span.end },
      `${what}. Take \`${path.slice(bare.length)}\` away.`,
      '',
    )
  }
  try {
    return new URL(`http://host.invalid${bare}`).pathname
  } catch {
    return bare
  }
}
