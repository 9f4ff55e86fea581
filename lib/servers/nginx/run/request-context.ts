import type { HeaderList } from '../../../trace/events.ts'
import { hasHeader, headerValues } from '../../../trace/header-list.ts'
import type { ExceededBound } from '../../../trace/server-events.ts'
import type { ServerRequest, Upstreams } from '../../dialect.ts'
import type { Match } from '../../expressions/backtracking.ts'
import type { MatchBudget } from '../../expressions/match-budget.ts'
import type { Level } from '../read/levels.ts'
import type { Site } from './site.ts'

/** What came of a request that was passed on, for the variables that begin with `$upstream_`. */
export interface UpstreamState {
  readonly address: string
  readonly status: number
  readonly headers: HeaderList
}

/** A request may be sent round inside nginx this often, as `NGX_HTTP_MAX_URI_CHANGES` says. */
const MOST_URI_CHANGES = 10

/** nginx itself is bounded by its memory only. */
const LONGEST_VALUE = 1_000_000
const MOST_EVALUATED = 8_000_000

/** A value has grown beyond what is kept here. */
export class TooLong extends Error {}

/** One request while nginx works on it. */
export class RequestContext {
  readonly site: Site
  readonly request: ServerRequest
  readonly upstreams: Upstreams
  /** Of this server: `https:` or `http:`, and its port. */
  readonly scheme: string
  readonly port: string
  readonly headers: HeaderList
  /** From the request line, as it came. */
  readonly requestUri: string
  readonly server: Level
  #values = new Map<string, string>()

  method: string
  /** Decoded, without the query. */
  uri: string
  args: string
  level: Level
  captures: readonly (string | undefined)[] = []
  internal = false
  /** `uri` is still the path of the request line. */
  unchanged = true
  /** `uri` still begins with the location's path. */
  inLocation = true
  uriChanges = MOST_URI_CHANGES + 1
  /** The request that nginx makes for `auth_request`. */
  isSubrequest = false
  /** `WWW-Authenticate`, where a check has asked for a name. */
  challenge: string | null = null
  /** Set when an error page is answered with. */
  errorStatus = 0
  onErrorPage = false
  /** The buffer or limit that the request, or what came from behind, did not fit into. */
  exceeded: ExceededBound | null = null
  upstream: UpstreamState | null = null
  cacheStatus = ''
  /** What is being sent, once that is known. */
  sentStatus = 0
  sentHeaders: HeaderList = []

  /** What expressions may still take. */
  readonly budget: MatchBudget
  /** What has been put together of variables, in characters. */
  #evaluated = 0
  /** Maps that are being looked up, each for the one before it. */
  depth = 0
  /** Writes to the error log. */
  readonly log: (text: string, line?: number) => void

  constructor(
    site: Site,
    server: Level,
    request: ServerRequest,
    upstreams: Upstreams,
    budget: MatchBudget,
    log: (text: string, line?: number) => void = () => {},
  ) {
    this.log = log
    const url = new URL(request.url)
    this.budget = budget
    this.site = site
    this.server = server
    this.level = server
    this.request = request
    this.upstreams = upstreams
    this.method = request.method
    this.scheme = url.protocol.slice(0, -1)
    this.port = url.port || (this.scheme === 'https' ? '443' : '80')
    const named = hasHeader(request.headers, 'host')
    this.headers = named ? request.headers : [['Host', url.host], ...request.headers]
    this.requestUri = `${url.pathname}${url.search}`
    this.uri = decodedPath(url.pathname)
    this.args = url.search.slice(1)
  }

  /** 1-based, of the directive that runs; 0 where none does. */
  get line(): number {
    return this.budget.line
  }

  set line(line: number) {
    this.budget.at(line)
  }

  /**
   * A request inside nginx, for another address of the same server: a GET with the headers of this one. It shares the
   * variables, as in `ngx_http_subrequest`.
   */
  inside(uri: string): RequestContext {
    const inner = new RequestContext(this.site, this.server, this.request, this.upstreams, this.budget, this.log)
    inner.#values = this.#values
    inner.method = 'GET'
    const [path = '', ...query] = uri.split('?')
    inner.uri = path
    inner.args = query.join('?')
    inner.internal = true
    inner.unchanged = false
    inner.isSubrequest = true
    return inner
  }

  /** The request's header of that name; several lines as one, as nginx joins them. */
  header(name: string): string | null {
    const values = headerValues(this.headers, name)
    return values.length === 0 ? null : values.join(name === 'cookie' ? '; ' : ', ')
  }

  /** What a `set`, a `map` or a named group has given a variable. */
  value(name: string): string | undefined {
    return this.#values.get(name)
  }

  setValue(name: string, value: string): void {
    this.#values.set(name, value)
  }

  /**
   * Counts a value that is put together of variables.
   * @throws TooLong where it, or all of them together, are longer than is kept here
   */
  evaluated(length: number): void {
    this.#evaluated += length
    const where = this.line > 0 ? ` Line ${this.line} makes more.` : ''
    if (length > LONGEST_VALUE) {
      throw new TooLong(`Preflight keeps values of up to ${LONGEST_VALUE.toLocaleString('en')} characters.${where}`)
    }
    if (this.#evaluated > MOST_EVALUATED) {
      const most = MOST_EVALUATED.toLocaleString('en')
      throw new TooLong(`Preflight puts together values of up to ${most} characters for one request.${where}`)
    }
  }

  /** An expression matched: `$1` and the named groups are its. */
  matched({ captures, groups }: Match): void {
    this.captures = captures
    for (const [name, value] of Object.entries(groups)) this.setValue(name.toLowerCase(), value ?? '')
  }
}

/** As `ngx_http_parse_complex_uri`: decoded, with double slashes made one. */
function decodedPath(path: string): string {
  const merged = path.replace(/\/{2,}/g, '/')
  try {
    return decodeURIComponent(merged)
  } catch {
    return merged
  }
}
