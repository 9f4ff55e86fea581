'use client'

import { useEffect, useRef } from 'react'
import { type CommandContext, type CommandId, commandFor, commandOf } from '@/lib/commands/commands.ts'
import { keyOf } from '@/lib/commands/keys.ts'

export type Doings = Readonly<Partial<Record<CommandId, () => void>>>

interface Taker {
  readonly doings: Doings
  /** The contexts whose keys count for this event, the first of them first; none: this taker does not take it. */
  contexts(event: KeyboardEvent): readonly CommandContext[]
}

const WRITES =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], .monaco-editor'
/** In these, letters choose and arrows move. */
const OWN_LETTERS = '[role="menu"], [role="listbox"], [role="dialog"]'

/** Is a person writing there? */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(WRITES) !== null

const takers = new Set<Taker>()

/** The page's one listener for keys: the taker that came last is asked first. */
function onKey(event: KeyboardEvent): void {
  const key = event.isComposing || event.defaultPrevented ? null : keyOf(event)
  if (key === null) return
  for (const { doings, contexts } of [...takers].reverse())
    for (const context of contexts(event)) {
      const id = commandFor(key, context)
      const doing = id && doings[id]
      if (!id || !doing) continue
      const elsewhere =
        isWriting(event.target) || (event.target instanceof Element && event.target.closest(OWN_LETTERS))
      if (elsewhere && !commandOf(id).whileWriting) continue
      event.preventDefault()
      doing()
      return
    }
}

function take(taker: Taker): () => void {
  if (takers.size === 0) window.addEventListener('keydown', onKey)
  takers.add(taker)
  return () => {
    takers.delete(taker)
    if (takers.size === 0) window.removeEventListener('keydown', onKey)
  }
}

const EVERYWHERE: readonly CommandContext[] = ['everywhere']

/**
 * Does commands when their keys are pressed, with what was passed last. Nothing is taken while the stage is open: it
 * takes all keys before they come here.
 * @param contexts absent: the keys that count everywhere
 */
export function useCommands(doings: Doings, contexts?: Taker['contexts']): void {
  const latest = useRef({ doings, contexts })
  latest.current = { doings, contexts }
  useEffect(
    () =>
      take({
        get doings() {
          return latest.current.doings
        },
        contexts: (event) => latest.current.contexts?.(event) ?? EVERYWHERE,
      }),
    [],
  )
}
