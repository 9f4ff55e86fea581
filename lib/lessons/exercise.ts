/** What an exercise is: a document to begin with, and probes that say when it is solved. Data only, no functions. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { BrowserName, Trace } from '../trace/events.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'

export interface Exercise {
  /** In links and headings; unique over all lessons. */
  readonly id: string
  readonly title: string
  /** What to achieve, in one or two sentences. */
  readonly task: string
  readonly start: PlaygroundDocument
  /**
   * What the learner may change; the rest is taken from `start` when it is checked. `attack`: the script and where its page
   * is, as far as a stranger can have a page there. `start.page.stranger` says what is to be read.
   */
  readonly edits: 'client' | 'servers' | 'both' | 'attack'
  /** With `edits: 'attack'`: where the page may be. */
  readonly attack?: Attack
  /** From a small hint to nearly the whole solution. */
  readonly hints: readonly string[]
  readonly solution: PlaygroundDocument
  /** A careless solution that allows too much: the checks must reject it. */
  readonly tooLoose?: PlaygroundDocument
  readonly probes: readonly Probe[]
}

/** Which names a stranger can have. The registrable domains of the servers of `start` are never free. */
export interface Attack {
  /** Further hosts whose registrable domains belong to others, such as partners that the server trusts. */
  readonly taken?: readonly string[]
  /** Origins that belong to others, and where the learner's script runs nevertheless. */
  readonly footholds?: readonly string[]
}

/** One run, and what its trace must show. */
export interface Probe {
  /** The requirement, as a sentence about behaviour: `https://foo.example reads the data`. */
  readonly says: string
  /** The page that calls; the exercise's own where absent. */
  readonly page?: PlaygroundDocument['page']
  readonly browser?: BrowserName
  /** The call, as JavaScript; the client's code of the document where absent. */
  readonly code?: string
  readonly cookies?: PlaygroundDocument['cookies']
  /**
   * Which call of the run to look at. `url` is the absolute URL that the call asked for, before any redirect. Where
   * several calls match, the last of them to begin; absent, the last call of all.
   */
  readonly call?: { readonly method?: string; readonly url?: string }
  readonly expect: Expectation
}

/** What that one call must show. A member that is absent is not checked. */
export interface Expectation {
  /**
   * `readable`: the script gets the response. `refused`: the browser withholds it, although the servers are
   * running and respond. `opaque`: the script gets a response without contents.
   */
  readonly outcome?: 'readable' | 'refused' | 'opaque'
  readonly status?: number
  /** Why it was refused. */
  readonly failure?: FailureReason
  /** The browser sent a preflight for this call. */
  readonly preflighted?: boolean
  /** The actual request, not only its preflight, reached a route of the server. */
  readonly reached?: boolean
  /** The handler of the server at this origin ran for the call: no start page or proxy answered in its place. */
  readonly answeredBy?: string
  /** The server refused the actual request with a status of 400 or more, whether or not the script can read it. */
  readonly rejected?: true
  /** How many preflights the whole run may have, whichever call they belong to. */
  readonly mostPreflights?: number
  /** The body of the actual request is JSON. */
  readonly sentJson?: true
  /** The request carried a cookie. */
  readonly cookieSent?: boolean
  /** `apart`: a cache that keeps the answers of the run gives none of them to a request that it was not made for. */
  readonly copies?: 'apart'
  /**
   * `true`: some call of the run has given the user's data to the stranger's page, and `false`: none has. The page of
   * this probe is then a stranger's, with `start.page.stranger`.
   */
  readonly secretRead?: boolean
  /** `false`: no script in a document of somebody else, which the page has opened, has made a call. */
  readonly runsOthers?: false
  /** The body of the last answer to the call contains this. */
  readonly contains?: string
  /** Response headers that the script can read. */
  readonly visibleHeaders?: readonly string[]
  /** Response headers that the script cannot read. */
  readonly hiddenHeaders?: readonly string[]
}

/** The result of one probe. */
export interface ProbeResult {
  readonly probe: Probe
  readonly passed: boolean
  readonly trace: Trace
  /** The probe's requirement; where it is not met, what came instead and why. Backticks and `**…**` mark what matters. */
  readonly says: string
}

export interface CheckResult {
  readonly passed: boolean
  readonly results: readonly ProbeResult[]
  /** Servers that did not start, each once: then no other problem of theirs is reported. */
  readonly notStarted: readonly Remark[]
  /** Not solved: slips that were recognised. Solved: what works, and is not good. */
  readonly remarks: readonly Remark[]
}

/** A remark on what the learner wrote. */
export interface Remark {
  /** Stable name of the kind, `origin-form`. */
  readonly kind: string
  /** One or two sentences; backticks and `**…**` mark what matters. */
  readonly says: string
  readonly at?: RemarkPlace
}

/** A line of a text of the document. */
export interface RemarkPlace {
  /** The origin of the server whose text it is; absent: the client's code. */
  readonly server?: string
  /** 1-based. */
  readonly line: number
}
