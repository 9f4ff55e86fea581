'use client'

import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import type { Panes } from '@/components/bench/use-panes.ts'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { CodeEditor } from '@/components/editor/code-editor.tsx'
import { lineHeightOf } from '@/components/editor/editor-options.ts'
import { withServerText } from '@/lib/document/edit-servers.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'
import { decidingLines } from '@/lib/stage/deciding-lines.ts'
import { TEXT } from '@/lib/stage/stage-layout.ts'
import { hostOf } from '@/lib/trace/address.ts'

interface Props {
  bench: Workbench
  panes: Panes
  /** The text of the server at this index; null: the script. */
  server: number | null
  /** Px of a stage unit. */
  unit: number
  /** A person writes in it: it gets the focus. */
  writing: boolean
  onRun: () => void
}

/** The script, or a server's text, in an editor that can be read from the last row. */
export function StageText({ bench, panes, server, unit, writing, onRun }: Props) {
  const { document, open, change } = bench
  const box = useRef<HTMLElement>(null)
  const at = server === null ? undefined : document.servers[server]
  useEffect(() => {
    if (!writing) return
    // Monaco may still be loading: it gets the focus when it is there.
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      const input = box.current?.querySelector<HTMLElement>('[data-editor="ready"] :is(textarea, .native-edit-context)')
      input?.focus()
      if (input || tries > 100) clearInterval(timer)
    }, 50)
    return () => clearInterval(timer)
  }, [writing])
  const text = at ? at.text : document.client.code
  const kept = useMemo(() => decidingLines(text, at ? 'server' : 'script'), [text, at])
  if (server !== null && !at) return <p className="stage-none">The document has no server.</p>
  const title = at ? hostOf(at.origin) : document.client.language === 'typescript' ? 'client.ts' : 'client.js'
  const { length } = document.servers
  const beside = at
    ? `${DIALECTS[at.dialect].label}${length > 1 ? `, server ${(server ?? 0) + 1} of ${length}` : ''}`
    : `on ${document.page.opaque ? 'an opaque origin' : hostOf(document.page.url)}`
  const markers = at ? panes.server(at.origin) : panes.client
  const wrong = markers.find(({ severity }) => severity === 'error')
  const name = at ? `server ${at.origin} ${at.dialect}` : `client ${document.client.language}`
  const fontSize = Math.ceil(TEXT * unit)
  return (
    <section ref={box} className="stage-text" aria-label={title} data-writing={writing || undefined}>
      <header>
        <b>{title}</b> <span>{beside}</span>
      </header>
      <div className="stage-code">
        <div className="stage-code-lines" style={{ '--line': `${lineHeightOf(fontSize)}px` } as CSSProperties}>
          <CodeEditor
            key={`${open} ${name}`}
            path={`stage ${open} ${name}`}
            label={title}
            value={text}
            language={at ? DIALECTS[at.dialect].language.id : document.client.language}
            help={at ? panes.help(at.origin) : undefined}
            markers={markers}
            fontSize={fontSize}
            inSight={writing ? null : kept}
            onChange={(text) =>
              change((d) => (at ? withServerText(d, at.origin, text) : { ...d, client: { ...d.client, code: text } }))
            }
            onRun={onRun}
          />
        </div>
      </div>
      {wrong && (
        <p role="status" className="stage-wrong">
          Line {wrong.from.line}: {wrong.message}
        </p>
      )}
    </section>
  )
}
