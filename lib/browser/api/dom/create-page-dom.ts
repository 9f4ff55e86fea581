/** The globals of one page's script that are about elements and what they load. */
import { CanvasElement, createImageBitmap } from './canvas-element.ts'
import { PageFontFace } from './font-face.ts'
import { AnchorElement, FormElement } from './form-element.ts'
import { FrameElement } from './frame-element.ts'
import { ImageElement } from './image-element.ts'
import { LinkElement, MediaElement, ScriptTagElement } from './loading-elements.ts'
import { PageDocument } from './page-document.ts'
import { type PageContext, PageElement } from './page-element.ts'
import { PageWorker } from './page-worker-class.ts'

/** Never throws; the constructors throw what the browser's do. */
export function createPageDom(context: PageContext) {
  const document = new PageDocument(context)
  class Image extends ImageElement {
    constructor(width?: unknown, height?: unknown) {
      super(context)
      if (width !== undefined) this.setAttribute('width', width)
      if (height !== undefined) this.setAttribute('height', height)
    }
  }
  class Audio extends MediaElement {
    constructor(url?: unknown) {
      super(context, 'audio')
      if (url !== undefined) this.src = url
    }
  }
  class FontFace extends PageFontFace {
    constructor(family: unknown, source: unknown) {
      super(context, family, source)
    }
  }
  class Worker extends PageWorker {
    constructor(url: unknown) {
      super(context, 'Worker', url)
    }
  }
  class SharedWorker extends PageWorker {
    constructor(url: unknown) {
      super(context, 'SharedWorker', url)
    }
  }
  return {
    document,
    Image,
    Audio,
    FontFace,
    Worker,
    SharedWorker,
    createImageBitmap,
    HTMLElement: PageElement,
    HTMLImageElement: ImageElement,
    HTMLScriptElement: ScriptTagElement,
    HTMLLinkElement: LinkElement,
    HTMLMediaElement: MediaElement,
    HTMLIFrameElement: FrameElement,
    HTMLFormElement: FormElement,
    HTMLCanvasElement: CanvasElement,
    HTMLAnchorElement: AnchorElement,
  }
}
