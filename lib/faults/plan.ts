/**
 * A system of a page and its servers as choices, before it is text. A sound plan has every choice right; a fault changes
 * one or two of them. The stacks write the servers from it, so a system and its mended form differ in the faults alone.
 */
import type { Business } from './businesses.ts'

export const STACKS = ['raw', 'express', 'hono', 'fiber', 'nginx'] as const
/** What the API is written in. `nginx`: nginx has the permission, and stands before an application in the raw dialect. */
export type Stack = (typeof STACKS)[number]

export const TASKS = ['session', 'token', 'save', 'remove', 'login', 'picture'] as const
/**
 * What the page does. `session`: reads with a cookie · `token`: reads with a bearer token · `save`: writes JSON with a
 * cookie · `remove`: deletes with a token · `login`: signs in, and then reads with the cookie that this set · `picture`:
 * shows an image, and then reads it for a canvas.
 */
export type Task = (typeof TASKS)[number]

export interface ClientChoices {
  /** As the script writes it. */
  readonly method: string
  readonly noCors: boolean
  /** `credentials: 'include'` on the call; on `login`, also on the first one. */
  readonly credentials: boolean
  /** A header that the script adds and that belongs into an answer. */
  readonly stray: string | null
  /** `moved`: the address that the API had before, which redirects. `plain`: `http:` in the place of `https:`. */
  readonly address: 'right' | 'moved' | 'plain'
}

export interface ServerChoices {
  /** The origins that are allowed, as they are written; empty: there is no permission at all. */
  readonly origins: readonly string[]
  /**
   * How the `Origin` of a request is compared with them. `one-line`: not, they are sent as one list. `star`: `*`.
   * `reflect`: any. `suffix`: what ends as the company's domain. `prefix`: what begins as the page's origin. `dots`: a
   * pattern in which a dot is any character.
   */
  readonly compare: 'exact' | 'one-line' | 'star' | 'reflect' | 'suffix' | 'prefix' | 'dots'
  /** The value of Access-Control-Allow-Credentials; null: not sent. */
  readonly credentials: 'true' | 'True' | null
  /** Access-Control-Allow-Methods, as it is written; empty: not sent, or the stack's default where it has one. */
  readonly methods: readonly string[]
  readonly headers: readonly string[]
  readonly expose: readonly string[]
  /**
   * Who answers the preflight. `cors`: the permission. `auth`: the check of the sign-in, which comes first. `nobody`:
   * no handler. `login`: a redirect to the page for signing in.
   */
  readonly preflight: 'cors' | 'auth' | 'nobody' | 'login'
  /** The permission is also on answers that are errors. */
  readonly errors: boolean
  /** The routes are registered before the permission: their answers come without it. */
  readonly routesFirst: boolean
  /** The application behind nginx sends the header, too. */
  readonly twice: boolean
  /** Answers say that they differ by `Origin`. */
  readonly vary: boolean
  /** Whoever is not signed in gets 401. */
  readonly auth: boolean
  /** What the cookie of the session is set with. */
  readonly cookie: { readonly sameSite: 'None' | 'Lax' | 'Strict'; readonly secure: boolean }
}

export interface Plan {
  readonly business: Business
  readonly stack: Stack
  readonly task: Task
  /** Origin of the page. */
  readonly page: string
  /** Origin of another page that has to work, too; null: there is none. */
  readonly partner: string | null
  readonly api: string
  /** The header of the answer that the script reads; null: none. */
  readonly reads: string | null
  readonly client: ClientChoices
  readonly server: ServerChoices
}

export const ONE_ITEM = 7
/** Where the page for signing in is. */
export const LOGIN_PAGE = (plan: Plan): string => `https://login.${plan.business.name}.example`
/** The address that the API had before. */
export const OLD_API = (plan: Plan): string => `https://old-api.${plan.business.name}.example`
/** What a check of the end of an origin looks for. */
export const domainOf = (plan: Plan): string => `${plan.business.name}.example`
/** nginx passes requests on to it. */
export const APPLICATION = 'http://localhost:8080'

/** How somebody who is signed in shows it. */
export const signIn = ({ task }: Plan): 'cookie' | 'token' | 'none' =>
  task === 'picture' ? 'none' : task === 'token' || task === 'remove' ? 'token' : 'cookie'

/** The path of the call that the page is about. */
export function pathOf({ task, business }: Plan): string {
  if (task === 'picture') return `/${business.things}/${ONE_ITEM}.png`
  return task === 'save' || task === 'remove' ? `/${business.things}/${ONE_ITEM}` : `/${business.things}`
}

const SAFELISTED = new Set(['GET', 'HEAD', 'POST'])

/** The request headers of that call that need permission, in the order in which the script writes them. */
export const unsafeHeaders = (plan: Plan): readonly string[] => [
  ...(signIn(plan) === 'token' ? ['Authorization'] : []),
  ...(plan.task === 'save' ? ['Content-Type'] : []),
]

/** The browser asks first for that call. https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const isPreflighted = (plan: Plan): boolean =>
  !plan.client.noCors &&
  (!SAFELISTED.has(plan.client.method) || unsafeHeaders(plan).length > 0 || plan.client.stray !== null)

/** `patch` is written `PATCH` on servers; the others are written as the script has them. */
export const routeMethod = ({ client }: Plan): string => client.method.toUpperCase()

/** A copy with other choices about the server, or about the client. */
export const withServer = (plan: Plan, server: Partial<ServerChoices>): Plan => ({
  ...plan,
  server: { ...plan.server, ...server },
})
export const withClient = (plan: Plan, client: Partial<ClientChoices>): Plan => ({
  ...plan,
  client: { ...plan.client, ...client },
})
