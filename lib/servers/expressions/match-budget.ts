/** Expressions may take more steps on a text than PCRE2 would take, or than Preflight has time for. */
export class MatchLimit extends Error {
  /** 1-based, of the expression that was given up; 0 where it is not known. */
  readonly line: number
  constructor(line: number) {
    super('Preflight gives expressions no more time than this for one request.')
    this.line = line
  }
}

/** About a second, for all expressions of one request. PCRE2 gives up after ten million matches within a match. */
const MOST_STEPS = 1e8

/** The steps that expressions may take while one request is answered, and the line whose turn it is. */
export class MatchBudget {
  readonly #onLine: (line: number) => void
  #left = MOST_STEPS
  #line = 0

  /** @param onLine called when it is another line's turn */
  constructor(onLine: (line: number) => void = () => {}) {
    this.#onLine = onLine
  }

  /** 1-based; 0 before the first. */
  get line(): number {
    return this.#line
  }

  /** What is done next is in this line. */
  at(line: number): void {
    if (line === this.#line) return
    this.#line = line
    this.#onLine(line)
  }

  /** @throws MatchLimit where that many are not left */
  take(steps: number): void {
    this.#left -= steps
    if (!(this.#left >= 0)) throw new MatchLimit(this.#line)
  }
}
