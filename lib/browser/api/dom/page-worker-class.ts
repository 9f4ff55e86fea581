/**
 * https://html.spec.whatwg.org/#dedicated-workers-and-the-worker-interface: whether the worker's script may be loaded.
 * Workers do not run here.
 */
import { workerCall } from '../../elements/element-call.ts'
import { defineEventHandlers, type EventHandler, HandlerTarget } from '../event-handlers.ts'
import { domException, resolveUrl } from '../script-context.ts'
import { load } from './loading.ts'
import type { PageContext } from './page-element.ts'

export class PageWorker extends HandlerTarget {
  declare onmessage: EventHandler
  declare onerror: EventHandler
  #context: PageContext

  static {
    defineEventHandlers(PageWorker.prototype, ['message', 'error', 'messageerror'])
  }

  /**
   * Throws a SyntaxError for a URL that does not parse. For one of another origin, Chromium and WebKit throw a
   * SecurityError, and Firefox fires `error`, as the standard has it (measured). WebKit throws one too where the page's
   * policy refuses the worker.
   */
  constructor(context: PageContext, of: 'Worker' | 'SharedWorker', written: unknown) {
    super()
    this.#context = context
    const place = { of, member: 'constructor' }
    const url = resolveUrl(context, String(written))
    if (!url) throw domException(context, 'SyntaxError', place, 'worker-url', String(written))
    if (url.protocol === 'blob:' || url.protocol === 'data:') {
      context.explain('Workers do not run in this page.')
      return
    }
    const call = { ...workerCall(url.href, of === 'SharedWorker'), source: context.locate() }
    const loading = load(context, call)
    if (url.origin !== context.origin && context.browser !== 'firefox') {
      loading.catch(() => {})
      const kind = of === 'SharedWorker' ? 'shared-worker-origin' : 'worker-origin'
      throw domException(context, 'SecurityError', place, kind, url.href, context.origin)
    }
    if (context.refusesAtOnce(call)) {
      loading.catch(() => {})
      throw domException(
        context,
        'SecurityError',
        place,
        of === 'Worker' ? 'refused-by-policy' : 'shared-worker-origin',
      )
    }
    loading.then(
      (outcome) => {
        if (outcome?.kind === 'load') context.explain(`The worker’s script ${url.href} was loaded. It is not run here.`)
        else this.dispatchEvent(new Event('error', { cancelable: true }))
      },
      () => {},
    )
  }

  postMessage(): void {
    this.#context.explain('Workers do not run in this page, so nobody gets the message.')
  }

  terminate(): void {}
}
