/** https://w3c.github.io/FileAPI/#url: the object URLs of one page's script. */
import type { BrowserName } from '../../trace/events.ts'
import type { BlobContent } from '../call.ts'
import { uuidOf } from './uuid.ts'

export class BlobUrls {
  readonly #origin: string
  #blobs: Map<string, Blob> | undefined

  /** An empty store for a page of that serialized origin. */
  constructor(origin: string) {
    this.#origin = origin
  }

  /** Adds an object. Returns its URL, which begins with `blob:` and the page's origin. */
  add(blob: Blob): string {
    const url = `blob:${this.#origin}/${uuidOf(crypto)}`
    this.#blobs ??= new Map()
    this.#blobs.set(url, blob)
    return url
  }

  remove(url: string): void {
    this.#blobs?.delete(url)
  }

  /** The content of the object at a URL, read at once; undefined where there is none. */
  read(url: string): Promise<BlobContent> | undefined {
    const blob = url.startsWith('blob:') ? this.#blobs?.get(url.split('#', 1)[0] ?? '') : undefined
    return blob && contentOf(blob)
  }
}

async function contentOf(blob: Blob): Promise<BlobContent> {
  return { type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) }
}

const NOT_AN_OBJECT: Readonly<Record<BrowserName, string>> = {
  chromium: "Failed to execute 'createObjectURL' on 'URL': Overload resolution failed.",
  firefox: 'URL.createObjectURL: Argument 1 is not valid for any of the 1-argument overloads.',
  webkit: 'Type error',
}

/** The platform's `URL`, whose object URLs belong to the page. */
export function createUrlClass(browser: BrowserName, blobUrls: BlobUrls): typeof URL {
  class URL extends globalThis.URL {
    static override createObjectURL(object: Blob): string {
      if (object instanceof Blob) return blobUrls.add(object)
      throw new TypeError(NOT_AN_OBJECT[browser])
    }

    static override revokeObjectURL(url: string): void {
      blobUrls.remove(String(url))
    }
  }
  return URL
}
