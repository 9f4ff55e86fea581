/** The Network panel of one browser as data: what a component draws, in that browser's own words and order. */
import type { BrowserName, HeaderList } from '../trace/events.ts'

type ColumnId = 'name' | 'status' | 'method' | 'domain' | 'type' | 'initiator' | 'transferred' | 'size' | 'time'

export interface Column {
  readonly id: ColumnId
  readonly title: string
  /** Aligned to the end, as numbers are. */
  readonly end?: boolean
}

export interface Cell {
  readonly text: string
  /** What the browser shows when one points at the cell, and beside the text where there is room. */
  readonly more?: string
  /** The row that the cell leads to: its id, and what the link says. */
  readonly to?: { readonly row: string; readonly says: string }
}

export interface NetworkRow {
  /** The same in every browser, and as long as the run is the same. */
  readonly id: string
  readonly call: number
  /** The exchange whose messages this row shows; null: nothing was sent. */
  readonly exchange: number | null
  readonly method: string
  readonly url: string
  readonly preflight: boolean
  /** Shown as an error: in red, with a sign. */
  readonly failed: boolean
  /** Made by a script, with `fetch` or `XMLHttpRequest`: what the filter for these keeps. */
  readonly byScript: boolean
  readonly cells: Readonly<Partial<Record<ColumnId, Cell>>>
  readonly tabs: readonly DetailTab[]
}

export interface DetailTab {
  readonly id: 'headers' | 'payload' | 'preview' | 'response' | 'cookies'
  readonly title: string
  readonly sections: readonly DetailSection[]
}

/** A part of a tab; what is null or empty is not there. */
export interface DetailSection {
  /** Null: the browser shows no heading. */
  readonly title: string | null
  /** What the browser notes above the lines: `Provisional headers are shown`, why a body is not available. */
  readonly note?: string
  readonly lines?: HeaderList
  /** A body. */
  readonly text?: string
  /** In place of content: the browser's words for that there is none. */
  readonly empty?: { readonly title: string; readonly text?: string }
  readonly cookies?: readonly ShownCookie[]
}

export interface ShownCookie {
  readonly name: string
  readonly value: string
  readonly attributes: string
  /** In the browser's words: why it was not sent or not stored. */
  readonly blocked?: string
}

export interface NetworkPanel {
  readonly browser: BrowserName
  readonly columns: readonly Column[]
  readonly rows: readonly NetworkRow[]
  /** What the field for filtering, and the filter for requests of scripts, are called. */
  readonly filters: { readonly field: string; readonly all: string; readonly scripts: string }
  /** What can be copied and saved from a row, in the words of this browser's menu. */
  readonly menu: Readonly<Record<MenuItem, string | null>>
  /** What happened and is in no row here, as sentences with code in backticks. */
  readonly unseen: readonly string[]
}

/** Null where the browser does not offer it. */
type MenuItem = 'curl' | 'fetch' | 'responseHeaders' | 'har'
