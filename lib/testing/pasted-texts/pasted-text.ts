import type { CaseKind, CaseReason } from '../../search/case-reasons.ts'

/** A text as somebody pasted it, and what it is about. */
export interface PastedText {
  /** The issue it is from, or the engine's file whose words it has with made-up addresses. */
  readonly source: string
  readonly text: string
  readonly kind: CaseKind
  /** The first reason, or all of them where there are several. */
  readonly reasons: CaseReason | readonly CaseReason[]
  /** Values that must be found. */
  readonly found?: Readonly<Record<string, string>>
  /** False: there is no document that fails in this way. */
  readonly runs?: false
}
