import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'

/** The page's script and the servers' texts, to read. */
export function AboutDocument({ document }: { document: PlaygroundDocument }) {
  const { page, client, servers, cookies = {} } = document
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] items-start gap-3 md:grid-cols-2">
      <Text title={`Script of ${page.url}`} text={client.code} note={cookieNote(cookies)} />
      {servers.map(({ origin, dialect, text }) => (
        <Text key={origin} title={origin} text={text} note={dialect === 'raw' ? '' : DIALECTS[dialect].label} />
      ))}
    </div>
  )
}

function Text({ title, text, note }: { title: string; text: string; note: string }) {
  return (
    <figure className="m-0 min-w-0 overflow-hidden rounded-[12px] border border-line-strong bg-panel">
      <figcaption className="border-b border-line bg-sunk px-4 py-2 text-[13.5px] font-semibold wrap-anywhere">
        {title} {note && <span className="font-normal text-soft">· {note}</span>}
      </figcaption>
      <pre className="code m-0 px-4 py-3 text-[13px] leading-[1.55] wrap-anywhere whitespace-pre-wrap">
        {text.trimEnd()}
      </pre>
    </figure>
  )
}

const cookieNote = (cookies: Readonly<Record<string, string>>): string =>
  Object.entries(cookies)
    .map(([origin, cookie]) => `signed in at ${origin} (${cookie})`)
    .join(', ')
