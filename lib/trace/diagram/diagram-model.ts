/** The sequence diagram as data: its lanes, and the messages and marks on them in the order of the trace. */

/** What a colour means; every tone also has a separate shape or word. */
export type Tone = 'plain' | 'go' | 'stop' | 'pre' | 'gate' | 'soft' | 'danger'

export interface Lane {
  readonly id: string
  /** A `proxy` sends requests on to another server; a `cache` does so and keeps answers. */
  readonly kind: 'script' | 'browser' | 'server' | 'proxy' | 'cache'
  readonly title: string
  readonly subtitle: string
}

interface RowBase {
  readonly id: string
  readonly call: number
  /** The call's number again, where there are several calls to tell apart. */
  readonly number?: number
  readonly exchange?: number
  /** Position of its event in the trace. */
  readonly event: number
  /** The row in words, for those who do not see the picture. */
  readonly says: string
}

export interface MessageRow extends RowBase {
  readonly kind: 'message'
  readonly from: string
  readonly to: string
  readonly what: 'call' | 'request' | 'response' | 'result'
  readonly preflight: boolean
  readonly tone: Tone
  readonly title: string
  readonly detail: Detail | null
  /** A second header worth a line: the cookie that goes along, or what was demanded besides the origin. */
  readonly more?: Detail
}

/** A header, or words where the name is empty. */
export interface Detail {
  readonly name: string
  readonly value: string
  readonly tone: Tone
}

export interface MarkRow extends RowBase {
  readonly kind: 'mark'
  readonly lane: string
  /** `gap`: time in which nothing happened, across all lanes. */
  readonly shape: 'pill' | 'stop' | 'gap'
  readonly tone: Tone
  readonly text: string
  readonly note: string
}

export type Row = MessageRow | MarkRow

export interface DiagramModel {
  readonly lanes: readonly Lane[]
  readonly rows: readonly Row[]
}

/** How a row differs from the same step of the run before. */
export type RowChange = 'new' | 'changed'
