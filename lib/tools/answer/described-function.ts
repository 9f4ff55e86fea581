/**
 * Functions in the configurations of cases, as the cases describe them: `{"$fn": "…"}`: a line of JavaScript, or a few words such as
 * `contains:example` or `endsWith .example.com ? origin : http://example.com`.
 */
import { evaluateExpression, ofThisRealm } from './evaluate.ts'

type Answer = (origin: unknown) => unknown

/** What a described function decides about an origin. */
export type Decision =
  /** It returns this, or a promise of it. */
  | { readonly style: 'return'; readonly decide: (origin: unknown, context?: unknown) => unknown }
  /** It calls back with an error or a value. */
  | { readonly style: 'callback'; readonly call: (origin: unknown, callback: Callback) => unknown }

export type Callback = (error: unknown, value?: unknown) => void

const README_ALLOWLIST = ['http://example1.com', 'http://example2.com']

/** Functions of the projects' own tests and manuals, known by a name. */
const NAMED: Readonly<Record<string, Decision>> = {
  'readme-allowlist': {
    style: 'callback',
    call: (origin, callback) =>
      !origin || README_ALLOWLIST.includes(String(origin))
        ? callback(null, true)
        : callback(new Error('Not allowed by CORS')),
  },
  'methods by origin': returning((origin) =>
    origin === 'http://example.com' ? ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'] : ['GET', 'HEAD'],
  ),
  endsWith: returning(ternary('endsWith', '.example.com', 'origin', 'http://example.com')),
  '=== : *': returning(ternary('===', 'http://example.com', 'origin', '*')),
  echo: returning((origin) => origin),
  reflect: returning((origin) => origin),
}

/**
 * The function that `text` describes.
 * @throws Error for an unknown description
 */
export function describedFunction(text: string): Decision {
  const words = text.trim()
  const named = Object.hasOwn(NAMED, words) ? NAMED[words] : undefined
  if (named) return named

  const later = /^async\s+(?![\s(])(?!\w+\s*=>)(?!function)(.+)$/.exec(words)?.[1]
  if (later) {
    const decision = describedFunction(later)
    return decision.style === 'return'
      ? { style: 'return', decide: async (origin, context) => decision.decide(origin, context) }
      : decision
  }

  const choice = /^(endsWith|startsWith|contains|includes|equals|===?)[: ]\s*(\S+) \? (\S+) : (\S+)$/.exec(words)
  if (choice) return returning(ternary(choice[1] ?? '', choice[2] ?? '', choice[3] ?? '', choice[4] ?? ''))
  const test = /^(endsWith|startsWith|contains|includes|equals|===?)[: ]\s*(\S.*)$/.exec(words)
  if (test) return returning(ternary(test[1] ?? '', test[2] ?? '', 'true', 'false'))

  const thrown = /^throws?\b\s*(.*)$/.exec(words)
  if (thrown) {
    return returning(() => {
      throw new Error(/['"`](.*)['"`]/.exec(thrown[1] ?? '')?.[1] ?? thrown[1] ?? '')
    })
  }
  const calledBack = /^(?:cb|callback)\s*\(\s*(?:null|undefined)\s*,(.*)\)$/.exec(words)?.[1]
  if (calledBack !== undefined) {
    return {
      style: 'callback',
      call: (origin, callback) => callback(null, valueOrText(calledBack, { origin })),
    }
  }
  if (/^(?:cb|callback)\s*\(/.test(words)) {
    return {
      style: 'callback',
      call(origin, callback) {
        const cb: Callback = (error, value) => callback(ofThisRealm(error), ofThisRealm(value))
        return evaluateExpression(words, { cb, callback: cb, origin, err: NOT_ALLOWED, error: NOT_ALLOWED })
      },
    }
  }
  const literal = /^returns?\s+(.+?);?$/.exec(words)?.[1]
  if (literal !== undefined) return returning((origin) => valueOrText(literal, { origin }))
  const value = evaluateExpression(words, { origin: ORIGIN })
  if (typeof value !== 'function') return returning((origin) => (value === ORIGIN ? origin : value))
  // A callback function declares its second parameter as one: `(o, cb) => cb(…)`.
  if (/^(async\s*)?(function\s*\w*\s*)?\(\s*\w+\s*,\s*(cb|callback|done|next)\s*\)/.test(words)) {
    return {
      style: 'callback',
      call: (origin, callback) =>
        Reflect.apply(value, undefined, [
          origin,
          (error: unknown, found: unknown) => callback(ofThisRealm(error), ofThisRealm(found)),
        ]),
    }
  }
  return { style: 'return', decide: (origin, context) => Reflect.apply(value, undefined, [origin, context]) }
}

const NOT_ALLOWED = new Error('Not allowed by CORS')

const ORIGIN = Symbol('origin')

/** `cb(null,*)`, `return https://a.example`: what is no expression is the text that it looks like. */
function valueOrText(text: string, scope: Readonly<Record<string, unknown>>): unknown {
  try {
    return evaluateExpression(text, scope)
  } catch {
    return text.trim()
  }
}

function returning(decide: Answer): Decision {
  return { style: 'return', decide }
}

/** `endsWith .a.com ? origin : null` and its relatives. */
function ternary(how: string, what: string, yes: string, no: string): Answer {
  const holds = (origin: string) => {
    if (how === 'endsWith') return origin.endsWith(what)
    if (how === 'startsWith') return origin.startsWith(what)
    if (how === 'contains' || how === 'includes') return origin.includes(what)
    return origin === what
  }
  const value = (word: string, origin: unknown) =>
    word === 'origin' ? origin : word === 'null' ? null : word === 'true' ? true : word === 'false' ? false : word
  return (origin) => value(holds(String(origin ?? '')) ? yes : no, origin)
}
