/** What one header is for. */
export interface HeaderSentence {
  readonly name: string
  /** In one or two plain sentences; backticks mark code. */
  readonly says: string
  /** The message that usually carries it; some are on both. */
  readonly of: 'request' | 'response'
  /** Where it is defined. */
  readonly standard: string
}
