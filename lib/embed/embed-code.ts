/** The HTML that puts an embed into another page, and the messages by which the embed tells its height. */
import { type EmbedSettings, embedQuery } from './embed-settings.ts'

/** What the embed posts to the page around it whenever its height changes. */
export interface HeightMessage {
  readonly type: 'preflight:height'
  /** In CSS pixels: what it needs to show the open tab without a scroll bar. */
  readonly height: number
}

interface Embedded {
  /** Of this site. */
  readonly origin: string
  /** Of the document's link, without `#`. */
  readonly fragment: string
  readonly settings: EmbedSettings
  /** What the frame contains, for screen readers. */
  readonly title: string
}

interface Size {
  /** In CSS pixels; null: as wide as there is room. */
  readonly width: number | null
  /** In CSS pixels; `follows`: the height that it has before the embed has told its own. */
  readonly height: number
  readonly follows: boolean
}

/** The address of an embed. */
export function embedUrl({ origin, fragment, settings }: Pick<Embedded, 'origin' | 'fragment' | 'settings'>): string {
  return `${origin}/embed${embedQuery(settings)}#${fragment}`
}

/** The HTML code: a frame, and where its height follows what it contains, a script for the page around it. */
export function embedCode(embedded: Embedded, { width, height, follows }: Size): string {
  const frame = [
    `<iframe src="${forAttribute(embedUrl(embedded))}"`,
    `title="${forAttribute(embedded.title)}"`,
    `width="${width ?? '100%'}" height="${height}"`,
    'style="border: 1px solid #8888; border-radius: 8px; max-width: 100%"',
    'loading="lazy"></iframe>',
  ].join(' ')
  return follows ? `${frame}\n${heightListener(embedded.origin)}` : frame
}

/** One listener is enough for all embeds of a page; several do no harm. */
const heightListener = (origin: string) => `<script>
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== '${origin}' || data?.type !== 'preflight:height') return
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.height = data.height
  })
</script>`

/** A text inside a quoted attribute of HTML. */
const forAttribute = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
