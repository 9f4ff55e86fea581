/** The index over the site: made when the site is built, loaded when somebody searches. */
import MiniSearch, { type Options } from 'minisearch'
import type { ErrorTemplate } from './error-text.ts'
import { type RecognisedError, recogniseErrors } from './recognise-error.ts'

type EntryKind = 'lesson' | 'glossary' | 'error' | 'problem' | 'page'

/** One place that a search can lead to. */
export interface SearchEntry {
  readonly href: string
  readonly kind: EntryKind
  readonly title: string
  /** What contains it: the lesson's title, for example. */
  readonly within: string
  readonly text: string
}

/** The content of the static file. */
export interface SiteIndexFile {
  readonly index: unknown
  readonly templates: readonly ErrorTemplate[]
}

export interface SiteIndex {
  readonly words: MiniSearch<SearchEntry>
  readonly templates: readonly ErrorTemplate[]
}

interface SearchHit extends Omit<SearchEntry, 'text'> {
  /** The part of the text where the words were found. */
  readonly excerpt: string
}

export interface SearchAnswer {
  /** The failures that the query is about, where it is a console text. */
  readonly errors: readonly RecognisedError[]
  readonly hits: readonly SearchHit[]
}

const OPTIONS: Options<SearchEntry> = {
  idField: 'href',
  fields: ['title', 'within', 'text'],
  storeFields: ['kind', 'title', 'within', 'text'],
  // Header names stay findable by each of their parts.
  tokenize: (text) => text.split(/[\s\p{P}\p{S}]+/u).filter(Boolean),
}

const MOST_HITS = 12

export function makeIndexFile(entries: readonly SearchEntry[], templates: readonly ErrorTemplate[]): SiteIndexFile {
  const words = new MiniSearch<SearchEntry>(OPTIONS)
  words.addAll(entries)
  return { index: words.toJSON(), templates }
}

/** @param file the static file's value, from this site's own build */
export function openIndexFile(file: SiteIndexFile): SiteIndex {
  return {
    words: MiniSearch.loadJS<SearchEntry>(file.index as Parameters<typeof MiniSearch.loadJS>[0], OPTIONS),
    templates: file.templates,
  }
}

/** The entries for words that a person typed, and the reason where the text is one of a browser's console. */
export function searchSite({ words, templates }: SiteIndex, query: string): SearchAnswer {
  const trimmed = query.trim()
  if (trimmed === '') return { errors: [], hits: [] }
  const errors = recogniseErrors(trimmed, templates)
  // Only the first words of a long text are searched for: more of them would match nearly every entry.
  const terms = trimmed.slice(0, 200)
  const options = {
    prefix: (term: string) => term.length > 1,
    fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
    boost: { title: 5, within: 1.5 },
    boostDocument: (_id: unknown, _term: string, stored?: Record<string, unknown>) =>
      stored?.kind === 'lesson' ? 1.1 : 1,
  }
  const all = words.search(terms, { ...options, combineWith: 'AND' })
  const found = all.length > 0 || errors.length > 0 ? all : words.search(terms, options)
  return {
    errors,
    hits: found.slice(0, MOST_HITS).map((hit) => ({
      href: String(hit.id),
      kind: hit.kind,
      title: hit.title,
      within: hit.within,
      excerpt: excerpt(String(hit.text), hit.terms),
    })),
  }
}

const EXCERPT = 150

function excerpt(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase()
  const places = terms.map((term) => lower.indexOf(term.toLowerCase())).filter((at) => at >= 0)
  const first = places.length > 0 ? Math.min(...places) : 0
  if (text.length <= EXCERPT) return text
  const from = first < 60 ? 0 : text.indexOf(' ', first - 50) + 1
  const to = text.lastIndexOf(' ', from + EXCERPT)
  return `${from > 0 ? '… ' : ''}${text.slice(from, to > from ? to : from + EXCERPT)} …`
}
