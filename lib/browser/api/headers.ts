/** https://fetch.spec.whatwg.org/#headers-class: the `Headers` of a page's script. */
import { getHeader, headerValues, isToken } from '../../trace/header-list.ts'
import {
  appendHeader,
  deleteHeader,
  type GuardedHeaders,
  setHeader,
  sortAndCombine,
  toByteString,
} from './header-guard.ts'
import type { Place } from './messages.ts'
import { type ScriptContext, typeError } from './script-context.ts'

const place = (member: string): Place => ({ of: 'Headers', member })

const NOTHING = { list: null, length: 0, entries: [] }

/** The guarded list inside a `Headers` object, for the other classes of the script's API. */
export let guardedHeadersOf: (headers: ScriptHeaders) => GuardedHeaders

/** Replaces the list inside a `Headers` object: how a request or a response exposes its header list. */
export let adoptGuardedHeaders: (headers: ScriptHeaders, guarded: GuardedHeaders) => void

/** For what makes `Headers` objects: the page's own class, so that `request.headers instanceof Headers` is true there. */
export interface ContextWithHeaders extends ScriptContext {
  readonly Headers: new (init?: unknown) => ScriptHeaders
}

export class ScriptHeaders {
  #context: ScriptContext
  #guarded: GuardedHeaders = { guard: 'none', list: [], written: [] }
  #sorted: { list: GuardedHeaders['list'] | null; length: number; entries: [name: string, value: string][] } = NOTHING

  static {
    guardedHeadersOf = (headers) => headers.#guarded
    adoptGuardedHeaders = (headers, guarded) => {
      headers.#guarded = guarded
    }
  }

  constructor(context: ScriptContext, init?: unknown) {
    this.#context = context
    if (init !== undefined) fillHeaders(context, place('constructor'), this.#guarded, init)
  }

  #need(member: string, required: number, args: unknown[]): void {
    if (args.length >= required) return
    throw typeError(this.#context, place(member), 'too-few-arguments', String(required), String(args.length))
  }

  #name(member: string, name: unknown): string {
    const text = toByteString(this.#context, place(member), name)
    if (!isToken(text)) throw typeError(this.#context, place(member), 'header-name', text)
    return text.toLowerCase()
  }

  append(...args: [name?: unknown, value?: unknown]): void {
    this.#need('append', 2, args)
    appendHeader(this.#context, place('append'), this.#guarded, args[0], args[1])
  }

  delete(...args: [name?: unknown]): void {
    this.#need('delete', 1, args)
    deleteHeader(this.#context, place('delete'), this.#guarded, args[0])
  }

  /** The value of a header for the script. Where a response has none, that is reported: it may be hidden. */
  #find(name: string): string | null {
    const { list, call } = this.#guarded
    const value = getHeader(list, name)
    if (value === null && call !== undefined) this.#context.onHeaderNotFound?.(call, name)
    return value
  }

  get(...args: [name?: unknown]): string | null {
    this.#need('get', 1, args)
    return this.#find(this.#name('get', args[0]))
  }

  getSetCookie(): string[] {
    return headerValues(this.#guarded.list, 'set-cookie')
  }

  has(...args: [name?: unknown]): boolean {
    this.#need('has', 1, args)
    return this.#find(this.#name('has', args[0])) !== null
  }

  set(...args: [name?: unknown, value?: unknown]): void {
    this.#need('set', 2, args)
    setHeader(this.#context, place('set'), this.#guarded, args[0], args[1])
  }

  forEach(callback: (value: string, name: string, headers: ScriptHeaders) => void, thisArg?: unknown): void {
    for (const [name, value] of this) callback.call(thisArg, value, name, this)
  }

  /** Sorted again only after a change: `append` makes the list longer, every other change replaces the list. */
  #entries(): [name: string, value: string][] {
    const { list } = this.#guarded
    if (this.#sorted.list !== list || this.#sorted.length !== list.length) {
      this.#sorted = { list, length: list.length, entries: sortAndCombine(list) }
    }
    return this.#sorted.entries
  }

  // The list is read again at every step, as the standard's iteration is live.
  *entries(): Generator<[name: string, value: string]> {
    for (let index = 0; ; index++) {
      const entry = this.#entries()[index]
      if (!entry) return
      yield [entry[0], entry[1]]
    }
  }

  *keys(): Generator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): Generator<string> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): Generator<[name: string, value: string]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'Headers'
  }
}

/**
 * https://fetch.spec.whatwg.org/#concept-headers-fill: a sequence of pairs (such as `Headers`) or a record.
 * Throws a TypeError.
 */
export function fillHeaders(context: ScriptContext, where: Place, guarded: GuardedHeaders, init: unknown): void {
  if ((typeof init !== 'object' && typeof init !== 'function') || init === null) {
    throw typeError(context, where, 'headers-init')
  }
  if (isIterable(init)) {
    for (const entry of init) {
      const pair = typeof entry === 'object' && entry !== null && isIterable(entry) ? [...entry] : []
      // § If header's size is not 2, then throw a TypeError.
      if (pair.length !== 2) throw typeError(context, where, 'header-pair')
      appendHeader(context, where, guarded, pair[0], pair[1])
    }
    return
  }
  for (const [name, value] of Object.entries(init)) appendHeader(context, where, guarded, name, value)
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value && typeof value[Symbol.iterator] === 'function'
}
