import type { ReactNode } from 'react'
import { DIALECTS } from '@/lib/servers/dialects.ts'
import type { BuiltLines } from './built-lines.ts'
import { EditorPane } from './editor-pane.tsx'
import type { Panes } from './use-panes.ts'
import type { Pointing } from './use-pointing.ts'
import type { Reveal } from './use-reveal.ts'
import type { Servers } from './use-servers.ts'
import type { Workbench } from './use-workbench.ts'

interface Props {
  bench: Workbench
  panes: Panes
  reveal: Reveal
  /** The original document's highlighted texts; absent: not prepared. */
  lines: BuiltLines | undefined
  /** Absent: there are no links to lines. */
  pointing?: Pointing
  /** Identifies the text among all texts of the editor. */
  path: string
  title: string
  /** What the document is, after the name of the text: `exercise Order a soup`. Absent: there is only one. */
  of?: string | undefined
  onRun: () => void
}

/** The script of the open document. */
export function ClientEditor(props: Props & { /** Shown beside the title. */ aside: ReactNode }) {
  const { bench, panes, reveal, lines, pointing, ...pane } = props
  const { document, original, change } = bench
  const { code, language } = document.client
  return (
    <EditorPane
      {...pane}
      value={code}
      language={language}
      onChange={(code) => change((d) => ({ ...d, client: { ...d.client, code } }))}
      markers={panes.client}
      line={panes.line}
      {...reveal.at(null)}
      {...pointing?.at(null)}
      lines={code === original.client.code ? lines?.client : undefined}
    />
  )
}

/** The text of the selected server; renders nothing if the document has no server. */
export function ServerEditor(props: Props & { servers: Servers /** Replaces the title. */; head: ReactNode }) {
  const { bench, panes, reveal, lines, servers, pointing, ...pane } = props
  const { current } = servers
  if (!current) return null
  const { origin, dialect, text } = current
  const untouched = bench.original.servers.some((s) => s.origin === origin && s.text === text)
  return (
    <EditorPane
      {...pane}
      value={text}
      language={DIALECTS[dialect].language.id}
      help={panes.help(origin)}
      onChange={servers.write}
      markers={panes.server(origin)}
      {...reveal.at(origin)}
      {...pointing?.at(origin)}
      lines={untouched ? lines?.servers[origin] : undefined}
    />
  )
}
