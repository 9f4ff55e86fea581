'use client'

import { ChevronRight, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useId, useState } from 'react'
import type { Why } from '@/lib/documents/journal.ts'
import { documentIn, type KeptDocument, type KeptState } from '@/lib/documents/kept-document.ts'
import { originOf } from '@/lib/documents/place.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'
import type { Comparison } from './compare-dialog.tsx'
import { copyHref, keptHref, keptTitle, ORIGINS, type PlaceNames } from './kept-place.ts'
import { Moment } from './moment.tsx'

const WHYS: Readonly<Record<Why, string>> = {
  run: 'When you ran it',
  reset: 'Before a reset',
  'other-tab': 'From another tab',
  'older-original': 'For an earlier release of the site',
  'newer-version': 'From a newer release of the site',
  damaged: 'Damaged',
  replaced: 'Before another version took its place',
  'before-solution': 'Before the solution',
  imported: 'From a file',
}

interface Props {
  kept: KeptDocument
  names: PlaceNames
  onRestore: (state: KeptState) => void
  onDelete: () => void
  onCompare: (comparison: Comparison) => void
}

/** One document of the list, with its history. */
export function KeptRow({ kept, names, onRestore, onDelete, onCompare }: Props) {
  const [open, setOpen] = useState(false)
  const history = useId()
  const title = keptTitle(kept, names)
  const href = keptHref(kept, names)
  const states = shownStates(kept)
  const copy = href ? null : copyHref(kept.text)
  const dialects = dialectsOf(kept)
  return (
    <li className="border-b border-line py-4" data-place={kept.place}>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-display text-[18px] leading-snug font-[650] tracking-[-0.012em] wrap-anywhere">
            {href ? (
              <Link href={href} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </h3>
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-[14px] text-soft">
            <span>{ORIGINS[originOf(kept.place)]}</span>
            {dialects && <span>{dialects}</span>}
            <Moment at={kept.changed} />
          </p>
          {!href && originOf(kept.place) !== 'link' && (
            <p className="text-[14px] text-pre">
              The site no longer has this {originOf(kept.place)}.{' '}
              {copy && (
                <Link href={copy} className="link">
                  Open your text as a copy
                </Link>
              )}
            </p>
          )}
        </div>
        <button
          type="button"
          className="icon-button flex-none"
          onClick={onDelete}
          aria-label={`Delete: ${title}`}
          title="Delete"
        >
          <Trash2 size={16} aria-hidden />
        </button>
      </div>
      {states.length > 0 && (
        <button
          type="button"
          className="mt-1.5 flex min-h-6 items-center gap-1 text-[14px] text-soft hover:text-ink pointer-coarse:min-h-11"
          aria-expanded={open}
          aria-controls={history}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={14} className={`transition-transform ${open ? 'rotate-90' : ''}`} aria-hidden />
          {states.length === 1 ? '1 earlier version' : `${states.length} earlier versions`}
          <span className="sr-only"> of {title}</span>
        </button>
      )}
      <ol id={history} hidden={!open} className="mt-1 ml-[6px] border-l border-line-strong pl-4">
        {open &&
          states.map((state) => (
            <State key={state.id} state={state} kept={kept} title={title} onRestore={onRestore} onCompare={onCompare} />
          ))}
      </ol>
    </li>
  )
}

/** The dialects of the servers, in words. */
function dialectsOf({ text, original }: KeptDocument): string {
  const servers = documentIn(text ?? original)?.servers ?? []
  return [...new Set(servers.map(({ dialect }) => DIALECTS[dialect].label))].join(', ')
}

/** Each text once: as it was run where it was, else for the newest reason. The current text is above. */
function shownStates({ states, text }: KeptDocument): readonly KeptState[] {
  const ran = new Set(states.flatMap((state) => (state.why === 'run' ? [state.text] : [])))
  const seen = new Set(text === null ? [] : [text])
  return states.filter((state) => {
    if (state.why === 'run') return true
    if (ran.has(state.text) || seen.has(state.text)) return false
    seen.add(state.text)
    return true
  })
}

function State({
  state,
  kept,
  title,
  onRestore,
  onCompare,
}: {
  state: KeptState
  kept: KeptDocument
  title: string
  onRestore: Props['onRestore']
  onCompare: Props['onCompare']
}) {
  const document = documentIn(state.text)
  const now = documentIn(kept.text ?? kept.original)
  const copy = copyHref(state.text)
  return (
    <li className="py-1.5 text-[14px]">
      <p>
        <span className="font-semibold">{WHYS[state.why]}</span>{' '}
        <span className="text-soft">
          <Moment at={state.at} />
        </span>
      </p>
      {document ? (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          {state.text === kept.text ? (
            <span className="text-soft">This is the current text.</span>
          ) : (
            <button type="button" className="link" onClick={() => onRestore(state)}>
              Restore
            </button>
          )}
          {copy && (
            <Link className="link" href={copy}>
              Open a copy
            </Link>
          )}
          {now && state.text !== kept.text && (
            <button
              type="button"
              className="link"
              onClick={() =>
                onCompare({
                  title,
                  before: document,
                  beforeName: 'this version',
                  after: now,
                  afterName: 'the current text',
                })
              }
            >
              Compare
            </button>
          )}
        </p>
      ) : (
        <details>
          <summary className="w-fit cursor-pointer text-soft hover:text-ink">
            {state.why === 'newer-version'
              ? 'This version of the site cannot read it. Its text'
              : 'Its text, as it was found'}
          </summary>
          <pre className="mt-1 max-h-60 overflow-auto rounded-[8px] border border-line bg-panel p-2 font-mono text-[12.5px] wrap-anywhere whitespace-pre-wrap">
            {state.text.slice(0, 20_000)}
          </pre>
        </details>
      )}
    </li>
  )
}
