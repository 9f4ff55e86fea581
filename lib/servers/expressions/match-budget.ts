/** Expressions may take more steps on a text than PCRE2 would take, or than Preflight has time for. */
export class MatchLimit extends Error {}

/** About a second, for all expressions of one request. PCRE2 gives up after ten million matches within a match. */
const MOST_STEPS = 1e8

/** The steps that expressions may take while one request is answered. */
export class MatchBudget {
  #left = MOST_STEPS

  /** @throws MatchLimit where that many are not left */
  take(steps: number): void {
    this.#left -= steps
    if (!(this.#left >= 0)) throw new MatchLimit('Preflight gives expressions no more time than this for one request.')
  }
}
