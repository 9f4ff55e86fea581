/** A word that the glossary explains in one to three sentences. */
export interface Term {
  /** As written in prose, in the singular. */
  readonly term: string
  /** Other forms that a text may use. */
  readonly also?: readonly string[]
  /** Backticks mark code. */
  readonly says: string
  readonly standard: string
  /** Slug of the lesson that explains it. */
  readonly lesson?: string
}
