'use client'

import { CornerDownLeft } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { Jars } from '@/lib/curl/jar.ts'
import { type CurlCommand, parseCommand } from '@/lib/curl/parse-command.ts'
import type { Printed } from '@/lib/curl/run-curl.ts'
import { MOST_ENTRIES, NEW_SESSION, type TerminalSession } from './terminal-session.ts'
import './devtools.css'

interface Props {
  readonly session: TerminalSession
  readonly onSession: (change: (now: TerminalSession) => TerminalSession) => void
  /** Commands to begin with: each is written into the line, and not sent. */
  readonly examples: readonly string[]
  /** Sends a command to the servers. Rejects with a message for people. */
  readonly ask: (command: CurlCommand, jars: Jars, signal: AbortSignal) => Promise<Printed>
}

/** A terminal that has `curl` only. Its requests go to the servers of the document, and no browser is between. */
export default function TerminalView({ session, onSession, examples, ask }: Props) {
  const { entries, jars } = session
  const [line, setLine] = useState('')
  const [back, setBack] = useState(0)
  const busy = entries.at(-1)?.text === null
  const input = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const abort = useRef<AbortController | null>(null)
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something is printed
  useEffect(() => {
    // Newer browsers return a promise, which an effect must not return.
    end.current?.scrollIntoView?.({ block: 'nearest' })
  }, [entries])
  useEffect(() => () => abort.current?.abort(), [])

  const add = (text: string | null) =>
    onSession((now) => ({ ...now, entries: [...now.entries, { line, text }].slice(-MOST_ENTRIES) }))
  const finish = (text: string, next?: Jars) =>
    onSession((now) => ({
      jars: next ?? now.jars,
      entries: now.entries.map((entry) => (entry.text === null ? { ...entry, text } : entry)),
    }))

  const send = async () => {
    if (busy || line.trim() === '') return
    setLine('')
    setBack(0)
    if (line.trim() === 'clear') return onSession((now) => ({ ...NEW_SESSION, jars: now.jars }))
    const parsed = parseCommand(line)
    if (!parsed.ok) return add(parsed.text)
    add(null)
    const own = new AbortController()
    abort.current = own
    try {
      const printed = await ask(parsed.command, jars, own.signal)
      finish(printed.text, printed.jars)
    } catch (error) {
      finish(own.signal.aborted ? '^C' : error instanceof Error ? error.message : String(error))
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const lines = entries.map((entry) => entry.line)
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (event.key === 'Enter' && !event.shiftKey) void send()
    else if (event.key === 'c' && event.ctrlKey && busy) abort.current?.abort()
    else if (step !== undefined && !line.includes('\n')) {
      const to = Math.max(0, Math.min(lines.length, back + step))
      setBack(to)
      setLine(to === 0 ? '' : (lines[lines.length - to] ?? ''))
    } else return
    event.preventDefault()
  }

  return (
    <div className="terminal code" data-testid="terminal">
      <p className="terminal-note">
        <MarkedText text="`curl` sends what you write, without an origin of its own, and prints every answer: there is no browser here, so nothing is refused. `curl --help` lists the options." />
      </p>
      <div role="log" aria-label="Terminal">
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows
          <div key={index}>
            <p className="terminal-line">
              <span aria-hidden>$ </span>
              {entry.line}
            </p>
            <pre className="whitespace-pre-wrap break-words">{entry.text ?? '…'}</pre>
          </div>
        ))}
        <div ref={end} />
      </div>
      <div className="terminal-prompt">
        <label htmlFor={id}>
          <span aria-hidden>$</span>
          <span className="sr-only">Command</span>
        </label>
        <textarea
          id={id}
          ref={input}
          rows={Math.min(6, Math.max(1, line.split('\n').length))}
          value={line}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={({ target }) => setLine(target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="icon-button" aria-label="Send the command" onClick={() => void send()}>
          <CornerDownLeft size={15} aria-hidden />
        </button>
      </div>
      {examples.length > 0 && (
        <ul className="terminal-examples" aria-label="Commands to begin with">
          {examples.map((example) => (
            <li key={example}>
              <button
                type="button"
                className="link text-left break-all"
                onClick={() => {
                  setLine(example)
                  input.current?.focus()
                }}
              >
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
