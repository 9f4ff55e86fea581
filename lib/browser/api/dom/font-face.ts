/** https://drafts.csswg.org/css-font-loading/#fontface-interface */
import { fontCall } from '../../elements/element-call.ts'
import { plainException, resolveUrl } from '../script-context.ts'
import { load } from './loading.ts'
import type { PageContext } from './page-element.ts'

const URL_IN_SOURCE = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi

export class PageFontFace {
  #context: PageContext
  #urls: readonly string[]
  #loading: Promise<this> | undefined
  status: 'unloaded' | 'loading' | 'loaded' | 'error' = 'unloaded'
  readonly family: string

  /** `source`: as in `@font-face`, or the bytes of a font, which are there already. */
  constructor(context: PageContext, family: unknown, source: unknown) {
    this.#context = context
    this.family = String(family)
    const isText = typeof source === 'string'
    this.#urls = isText ? [...source.matchAll(URL_IN_SOURCE)].map(([, a, b, c]) => a ?? b ?? c ?? '') : []
    if (!isText) this.status = 'loaded'
  }

  /** Rejects with a NetworkError that says nothing about the cause. */
  load(): Promise<this> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  get loaded(): Promise<this> {
    return this.load()
  }

  async #load(): Promise<this> {
    if (this.status === 'loaded') return this
    this.status = 'loading'
    // The first source that loads is the font.
    for (const written of this.#urls) {
      const url = resolveUrl(this.#context, written)
      if (!url) continue
      const outcome = await load(this.#context, {
        ...fontCall(url.href, this.#context.browser),
        source: this.#context.locate(),
      })
      if (outcome?.kind === 'load') {
        this.status = 'loaded'
        return this
      }
    }
    this.status = 'error'
    throw plainException(this.#context, 'NetworkError', 'font-network')
  }

  get [Symbol.toStringTag](): string {
    return 'FontFace'
  }
}
