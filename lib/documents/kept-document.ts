/** One document of the library: its current text and what it was before. Pure functions; none loses a text. */
import * as v from 'valibot'
import { type PlaygroundDocument, parseDocument } from '../document/document.ts'
import { type Entry, entryId, MOST_RUNS, WHYS, type Why } from './journal.ts'
import { PLACE } from './place.ts'

/** A text that is kept beside the current one. */
export interface KeptState {
  readonly id: string
  readonly why: Why
  /** Milliseconds since 1970. */
  readonly at: number
  /** Hash of the original that it was written over. */
  readonly base: string
  /** The document as JSON; a damaged one as it was found. */
  readonly text: string
}

export interface KeptDocument {
  readonly place: string
  readonly created: number
  readonly changed: number
  readonly base: string
  /** The current text; null where the original is all there is. */
  readonly text: string | null
  /** When the current text was written; 0 where there is none. */
  readonly written: number
  /** There was no room for the current text in the draft: it is here alone. By the tab that wrote it. */
  readonly onlyHere?: string
  /** What came by link or was opened, before it was changed; null where it is not known. */
  readonly original: string | null
  /** The newest first; of those that were run, the last twenty different ones. */
  readonly states: readonly KeptState[]
}

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))

/** A kept document as it is stored and exported. */
export const keptSchema: v.GenericSchema<unknown, KeptDocument> = v.object({
  place: v.pipe(v.string(), v.regex(PLACE)),
  created: time,
  changed: time,
  base: v.string(),
  text: v.nullable(v.string()),
  written: time,
  onlyHere: v.exactOptional(v.string()),
  original: v.nullable(v.string()),
  states: v.array(v.object({ id: v.string(), why: v.picklist(WHYS), at: time, base: v.string(), text: v.string() })),
})

/** A place of which nothing is known yet. */
export const nothingKept = (place: string, at: number): KeptDocument => ({
  place,
  created: at,
  changed: at,
  base: '',
  text: null,
  written: 0,
  original: null,
  states: [],
})

/** Adds a state. The same text, kept for the same reason, is there once, with its newest time. */
export function withState(kept: KeptDocument, state: KeptState): KeptDocument {
  const before = kept.states.find(({ id }) => id === state.id)
  const newest = before && before.text === state.text && before.at > state.at ? before : state
  const sorted = [newest, ...kept.states.filter(({ id }) => id !== state.id)].sort((a, b) => b.at - a.at)
  let runs = 0
  const states = sorted.filter(({ why }) => why !== 'run' || ++runs <= MOST_RUNS)
  return { ...kept, states }
}

/** Adds what the journal holds. */
export function withEntry(kept: KeptDocument, { id, why, at, base, text }: Entry): KeptDocument {
  if (why === 'original') return { ...kept, original: text, base }
  const next = withState(kept, { id, why, at, base, text })
  return { ...next, base: why === 'run' ? base : next.base || base, changed: Math.max(next.changed, at) }
}

/** Makes a draft's text the current one, or, where it is older than that, a state. */
export function withCurrent(kept: KeptDocument, text: string, base: string, at: number): KeptDocument {
  if (text === kept.text) return base === kept.base ? kept : { ...kept, base }
  if (kept.text !== null && at < kept.written) return withState(kept, replaced(text, base, at))
  // Nobody has seen the text that is only here since the page was opened again.
  const { onlyHere: _room, ...rest } =
    kept.onlyHere !== undefined && kept.text !== null
      ? withState(kept, replaced(kept.text, kept.base, kept.written))
      : kept
  return { ...rest, text, base, written: at, changed: Math.max(rest.changed, at) }
}

/**
 * The text that a place opens instead of its draft: there was no room for it in the draft, and it was not given up since.
 * @param untaken what the journal holds of the place
 * @param saved when the draft was written; 0 where there is none
 */
export function newerThanDraft(kept: KeptDocument, untaken: readonly Entry[], base: string, saved: number) {
  const { onlyHere, text, written, states } = untaken.reduce(withEntry, kept)
  if (onlyHere === undefined || kept.base !== base || written <= saved) return null
  const isGivenUp = states.some((state) => state.why === 'reset' && state.text === text && state.at >= written)
  return isGivenUp ? null : documentIn(text)
}

/** Keeps the current text as a state, too: another will take its place. */
export const withCurrentAsState = (kept: KeptDocument, at: number): KeptDocument =>
  kept.text === null ? kept : withState(kept, replaced(kept.text, kept.base, at))

/** Both documents of a place in one: `mine` stays current, everything of `theirs` is added. */
export function mergeKept(mine: KeptDocument, theirs: KeptDocument, at: number): KeptDocument {
  let merged = theirs.states.reduce(
    (all, state) =>
      all.states.some(({ id, text }) => id === state.id && text !== state.text)
        ? addAnew(all, state)
        : withState(all, state),
    mine,
  )
  if (theirs.text !== null && mine.text === null)
    merged = { ...merged, text: theirs.text, base: theirs.base, written: theirs.written }
  else if (theirs.text !== null && theirs.text !== mine.text) {
    const { text, base } = theirs
    const id = entryId('imported', text)
    if (!mine.states.some((state) => state.id === id))
      merged = withState(merged, { id, why: 'imported', at, base, text })
  }
  return {
    ...merged,
    original: merged.original ?? theirs.original,
    created: Math.min(mine.created, theirs.created),
    changed: Math.max(mine.changed, theirs.changed),
  }
}

/** Every text of a kept document, the current one first. */
export const textsOf = ({ text, original, states }: KeptDocument): readonly string[] => [
  ...(text === null ? [] : [text]),
  ...states.map((state) => state.text),
  ...(original === null ? [] : [original]),
]

/** The document in a kept text; null where it is damaged or of a newer version. Never throws. */
export function documentIn(text: string | null): PlaygroundDocument | null {
  if (text === null) return null
  try {
    const parsed = parseDocument(JSON.parse(text))
    return parsed.ok ? parsed.document : null
  } catch {
    return null
  }
}

const replaced = (text: string, base: string, at: number): KeptState => ({
  id: entryId('replaced', text),
  why: 'replaced',
  at,
  base,
  text,
})

/** Under the name that its text gives it: another text has its id. */
const addAnew = (kept: KeptDocument, state: KeptState) =>
  withState(kept, { ...state, id: entryId(state.why, state.text) })
