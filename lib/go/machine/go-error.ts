/** Go's `error`: what a handler returns when it does not answer by itself. */
export class GoError {
  readonly message: string
  /** The status of a `*fiber.Error`; absent for any other error. */
  readonly code: number | undefined
  /** What `%w` wrapped. */
  readonly wrapped: GoError | null

  constructor(message: string, code?: number, wrapped: GoError | null = null) {
    this.message = message
    this.code = code
    this.wrapped = wrapped
  }

  /** The status of this error or of one that it wraps; 500 where none has one. */
  get status(): number {
    return this.code ?? this.wrapped?.status ?? 500
  }
}

/** Go's `panic`: it ends the process, where nothing recovers. */
export class GoPanic extends Error {
  override readonly name = 'GoPanic'
  /** 1-based line of the program that panicked. */
  readonly line: number | undefined

  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}
