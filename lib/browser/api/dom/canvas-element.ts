/**
 * https://html.spec.whatwg.org/#the-canvas-element, as far as it keeps what was drawn from the script: nothing is drawn,
 * but the canvas knows whether it would still be origin-clean.
 */
import { domException } from '../script-context.ts'
import { ImageElement } from './image-element.ts'
import { type PageContext, PageElement } from './page-element.ts'

/** https://html.spec.whatwg.org/#imagebitmap */
export class PageImageBitmap {
  #isTainted: boolean
  readonly width = 1
  readonly height = 1
  constructor(isTainted: boolean) {
    this.#isTainted = isTainted
  }

  close(): void {}

  static isTainted(bitmap: PageImageBitmap): boolean {
    return bitmap.#isTainted
  }
}

/** One transparent pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const NO_PIXELS = 'Nothing is drawn here: a canvas of this page has transparent pixels, whatever was drawn on it.'

/** Methods that draw without reading anything from elsewhere. */
const DRAWING = `arc beginPath bezierCurveTo clearRect clip closePath ellipse fill fillRect fillText lineTo moveTo
  quadraticCurveTo rect resetTransform restore rotate save scale setLineDash setTransform stroke strokeRect strokeText
  transform translate`.split(/\s+/)

const OF_CONTEXT = 'CanvasRenderingContext2D'

class CanvasContext {
  #page: PageContext
  #size: () => { width: number; height: number }
  #isTainted = false
  readonly canvas: CanvasElement
  fillStyle: unknown = '#000000'
  strokeStyle: unknown = '#000000'
  font = '10px sans-serif'
  globalAlpha = 1
  lineWidth = 1
  imageSmoothingEnabled = true

  static {
    for (const name of DRAWING) Object.defineProperty(CanvasContext.prototype, name, { value() {}, configurable: true })
  }

  constructor(page: PageContext, canvas: CanvasElement) {
    this.#page = page
    this.canvas = canvas
    this.#size = () => ({
      width: Number(canvas.getAttribute('width')) || 300,
      height: Number(canvas.getAttribute('height')) || 150,
    })
  }

  /** https://html.spec.whatwg.org/#dom-context-2d-drawimage */
  drawImage(source: unknown): void {
    if (source instanceof ImageElement) {
      const { state, tainted } = ImageElement.stateOf(source)
      if (state === 'broken') {
        throw domException(this.#page, 'InvalidStateError', { of: OF_CONTEXT, member: 'drawImage' }, 'image-broken')
      }
      // An image that has not loaded yet is not drawn, and nothing says so.
      this.#isTainted ||= tainted
    } else if (source instanceof CanvasElement) {
      this.#isTainted ||= !CanvasElement.isClean(source)
    } else if (source instanceof PageImageBitmap) {
      this.#isTainted ||= PageImageBitmap.isTainted(source)
    } else {
      throw new TypeError('drawImage takes an image, a canvas or an ImageBitmap of this page.')
    }
  }

  /** https://html.spec.whatwg.org/#dom-context-2d-getimagedata */
  getImageData(_x: unknown, _y: unknown, width: unknown = 1, height: unknown = 1) {
    if (this.#isTainted) {
      if (this.#page.browser === 'webkit') {
        this.#page.printAsBrowser(
          'Unable to get image data from canvas because the canvas has been tainted by cross-origin data.',
        )
      }
      throw domException(this.#page, 'SecurityError', { of: OF_CONTEXT, member: 'getImageData' }, 'canvas-read')
    }
    this.#page.explain(NO_PIXELS)
    const size = { width: Math.abs(Number(width)) || 1, height: Math.abs(Number(height)) || 1 }
    const pixels = Math.min(size.width * size.height, this.#size().width * this.#size().height)
    return { ...size, data: new Uint8ClampedArray(pixels * 4), colorSpace: 'srgb' }
  }

  static isTainted(context: CanvasContext): boolean {
    return context.#isTainted
  }

  get [Symbol.toStringTag](): string {
    return OF_CONTEXT
  }
}

export class CanvasElement extends PageElement {
  #page: PageContext
  #context: CanvasContext | undefined

  constructor(page: PageContext) {
    super(page, 'canvas')
    this.#page = page
  }

  getContext(kind: unknown): CanvasContext | null {
    if (kind === '2d') {
      this.#context ??= new CanvasContext(this.#page, this)
      return this.#context
    }
    this.#page.explain(`A canvas of this page has the context \`2d\` only, not \`${String(kind)}\`.`)
    return null
  }

  #refuseTainted(member: string): void {
    if (CanvasElement.isClean(this)) return
    throw domException(this.#page, 'SecurityError', { of: 'HTMLCanvasElement', member }, 'canvas-export')
  }

  /** https://html.spec.whatwg.org/#dom-canvas-todataurl */
  toDataURL(): string {
    this.#refuseTainted('toDataURL')
    this.#page.explain(NO_PIXELS)
    return `data:image/png;base64,${PNG}`
  }

  /** https://html.spec.whatwg.org/#dom-canvas-toblob */
  toBlob(callback: (blob: Blob) => void): void {
    this.#refuseTainted('toBlob')
    this.#page.explain(NO_PIXELS)
    const bytes = Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0))
    queueMicrotask(() => callback(new Blob([bytes], { type: 'image/png' })))
  }

  static isClean(canvas: CanvasElement): boolean {
    return !canvas.#context || !CanvasContext.isTainted(canvas.#context)
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLCanvasElement'
  }
}

/** https://html.spec.whatwg.org/#dom-createimagebitmap, for images and canvases of this page and for blobs. */
export async function createImageBitmap(source: unknown): Promise<PageImageBitmap> {
  if (source instanceof ImageElement) return new PageImageBitmap(ImageElement.stateOf(source).tainted)
  if (source instanceof CanvasElement) return new PageImageBitmap(!CanvasElement.isClean(source))
  if (source instanceof Blob) return new PageImageBitmap(false)
  throw new TypeError('createImageBitmap takes an image or a canvas of this page, or a Blob.')
}
