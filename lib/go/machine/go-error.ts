/** Go's `error`: a message, and the error that it wraps, if any. Packages extend it for error types of their own. */
export class GoError {
  readonly message: string
  /** The error behind `%w`. */
  readonly wrapped: GoError | null

  constructor(message: string, wrapped: GoError | null = null) {
    this.message = message
    this.wrapped = wrapped
  }

  /** The dynamic type, as `%T` prints it and `errors.As` compares it. */
  get type(): string {
    return this.wrapped ? '*fmt.wrapError' : '*errors.errorString'
  }

  /** Exported fields by their JSON names, in the order in which encoding/json writes them. */
  get jsonFields(): Readonly<Record<string, string | number>> {
    return {}
  }
}

/** Go's `panic`: it ends the process unless something recovers. */
export class GoPanic extends Error {
  override readonly name = 'GoPanic'
  /** 1-based line of the program that panicked. */
  readonly line: number | undefined

  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}
