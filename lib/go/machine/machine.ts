import { GoPanic } from './go-error.ts'
import type { Meter } from './meter.ts'
import type { Type } from './types.ts'
import { Cell } from './values.ts'

/** A statement, a call or an iteration is a step. Handlers take far fewer; these take about 50 ms. */
const MOST_STEPS = 200_000
/** Wall-clock time after which a handler counts as hanging, in ms. */
export const LONGEST_MS = 1000
const STEPS_BETWEEN_LOOKS = 500
/** Most time that a handler can sleep, in ms. */
const LONGEST_SLEEP_MS = 60_000
/** Depth of nested calls. */
const MOST_CALLS = 200
/** Lines that a program may print while it runs. */
const MOST_LINES = 500
const LONGEST_LINE = 5000
/** Length of a string or a list. */
const LARGEST = 1_000_000

/** The program was stopped: it does not come to an end, or has grown too large. */
export class Hang extends Error {
  override readonly name = 'Hang'
  readonly line: number
  /** @param why a sentence without its full stop */
  constructor(why: string, line: number) {
    super(`${why}: it was stopped at line ${line}.`)
    this.line = line
  }
}

/** `os.Exit`, and what calls it. */
export class Exit extends Error {
  override readonly name = 'Exit'
  readonly code: number
  constructor(code: number) {
    super(`exit status ${code}`)
    this.code = code
  }
}

export type Print = (level: 'log' | 'info' | 'warn' | 'error' | 'debug', text: string, line?: number) => void

/** The state of a running program, and its limits. */
export class Machine implements Meter {
  readonly #print: Print
  #printed = 0
  /** 1-based, of the statement or call that runs. */
  line = 1
  /** The panic that deferred calls may recover from. */
  panic: GoPanic | null = null
  #sleptMs = 0
  #steps = 0
  #nextLook = 0
  #began = performance.now()
  readonly #calls: string[] = []

  constructor(print: Print) {
    this.#print = print
  }

  /** Prints a line. A program that prints without end is cut short. */
  print: Print = (level, text, line) => {
    this.#printed++
    if (this.#printed < MOST_LINES) this.#print(level, text.slice(0, LONGEST_LINE), line)
    else if (this.#printed === MOST_LINES) this.#print('warn', 'The program prints more than is shown here.', line)
  }

  /** Resets the counters of steps, calls and sleep, for the next request. */
  begin(): void {
    this.#steps = 0
    this.#nextLook = 0
    this.#began = performance.now()
    this.#calls.length = 0
    this.#sleptMs = 0
  }

  /** `time.Sleep`: nothing waits here, the time is only added up. */
  sleep(ms: number): void {
    this.#sleptMs = Math.min(LONGEST_SLEEP_MS, this.#sleptMs + Math.max(0, ms))
  }

  /** Milliseconds that the program has slept since `begin`. */
  get sleptMs(): number {
    return this.#sleptMs
  }

  step(): void {
    if (++this.#steps > MOST_STEPS) {
      const steps = MOST_STEPS.toLocaleString('en')
      throw new Hang(`The code does not come to an end within the ${steps} steps that Preflight gives it`, this.line)
    }
    // The clock is for work that steps do not measure well.
    if (this.#steps >= this.#nextLook) {
      this.#nextLook = this.#steps + STEPS_BETWEEN_LOOKS
      if (performance.now() - this.#began > LONGEST_MS) {
        throw new Hang('The code does not come to an end within the second that Preflight gives it', this.line)
      }
    }
  }

  charge(pieces: number): void {
    this.#steps += pieces / 1000
    this.step()
  }

  fits(size: number): void {
    if (size <= LARGEST) return
    const most = LARGEST.toLocaleString('en')
    throw new Hang(`The code makes a text or a list of more than the ${most} parts that Preflight keeps`, this.line)
  }

  /** Runs a function of the program, which is called `name`. */
  call<Result>(name: string, run: () => Result): Result {
    this.step()
    if (this.#calls.length >= MOST_CALLS) {
      throw new GoPanic(
        'runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow',
        this.line,
      )
    }
    this.#calls.push(name)
    const result = run()
    this.#calls.pop()
    return result
  }

  /** The functions that are running, the innermost first. */
  get calls(): readonly string[] {
    return [...this.#calls].reverse()
  }
}

/** Where the variables of a running block are. */
export class Env {
  readonly #cells = new Map<object, Cell>()
  readonly #parent: Env | null

  constructor(parent: Env | null) {
    this.#parent = parent
  }

  declare(variable: { readonly type: Type }, value: unknown): Cell {
    const cell = new Cell(value, variable.type)
    this.#cells.set(variable, cell)
    return cell
  }

  find(variable: object): Cell {
    for (let env: Env | null = this; env; env = env.#parent) {
      const cell = env.#cells.get(variable)
      if (cell) return cell
    }
    throw new GoPanic('runtime error: invalid memory address or nil pointer dereference')
  }
}
