/** https://html.spec.whatwg.org/#event-handlers: `on…` attributes, in addition to `addEventListener`. */
export type EventHandler = ((this: unknown, event: Event) => unknown) | null

type Handler = (this: unknown, event: Event) => unknown

/** The listener that calls the current handler of one event. */
class HandlerListener {
  readonly #target: unknown
  handler: Handler

  constructor(target: unknown, handler: Handler) {
    this.#target = target
    this.handler = handler
  }

  handleEvent(event: Event): void {
    this.handler.call(this.#target, event)
  }
}

/** An event target that knows whether it has listeners, and has `on…` attributes. */
export class HandlerTarget extends EventTarget {
  #handlers = new Map<string, HandlerListener>()
  #listeners = new Set<string>()
  #numbers = new Map<unknown, number>()

  /** Whether one listener or more is registered. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  #key(type: string, callback: unknown, options: unknown): string {
    const number = this.#numbers.get(callback) ?? this.#numbers.size
    this.#numbers.set(callback, number)
    const capture = typeof options === 'object' && options !== null ? Reflect.get(options, 'capture') : options
    return `${type} ${number} ${Boolean(capture)}`
  }

  override addEventListener(
    type: string,
    callback: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void {
    if (callback) this.#listeners.add(this.#key(type, callback, options))
    super.addEventListener(type, callback, options)
  }

  override removeEventListener(
    type: string,
    callback: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void {
    if (callback) this.#listeners.delete(this.#key(type, callback, options))
    super.removeEventListener(type, callback, options)
  }

  getHandler(type: string): EventHandler {
    return this.#handlers.get(type)?.handler ?? null
  }

  /** A handler takes the position of the one that it replaces; null removes it. */
  setHandler(type: string, handler: unknown): void {
    const entry = this.#handlers.get(type)
    if (typeof handler !== 'function') {
      if (entry) this.removeEventListener(type, entry)
      this.#handlers.delete(type)
    } else if (entry) {
      entry.handler = handler as Handler
    } else {
      const made = new HandlerListener(this, handler as Handler)
      this.#handlers.set(type, made)
      this.addEventListener(type, made)
    }
  }
}

/** Defines `on…` attributes for these events on a class. */
export function defineEventHandlers(prototype: HandlerTarget, types: readonly string[]): void {
  for (const type of types) {
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: HandlerTarget) {
        return this.getHandler(type)
      },
      set(this: HandlerTarget, handler: unknown) {
        this.setHandler(type, handler)
      },
    })
  }
}
