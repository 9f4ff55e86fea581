/**
 * Sends questions to the reading worker, one at a time, and ends it where a text keeps it busy for too long. The worker
 * is a parameter, so that the same code runs in the page and in tests.
 */
import type { FromReader, ReadingKind, Readings, ToReader } from './read-messages.ts'

export interface ReadingWorker {
  send(question: ToReader): void
  end(): void
}

export interface Reader {
  /**
   * Asks one question.
   * @param place a newer question of the same kind about the same place replaces one that still waits
   * @returns the answer; null where a newer question replaced it
   * @throws {TookTooLong} where the text kept the worker busy for longer than it may
   * @throws Error where the worker or a dialect did not load
   */
  ask<Kind extends ReadingKind>(
    kind: Kind,
    asked: Readings[Kind]['asked'],
    place?: string,
  ): Promise<Readings[Kind]['answer'] | null>
}

export class TookTooLong extends Error {
  /** 1-based, of the part that was being read; null where it is not known. */
  readonly line: number | null
  constructor(message: string, line: number | null) {
    super(message)
    this.line = line
  }
}

interface Question {
  readonly kind: ReadingKind
  readonly asked: Readings[ReadingKind]['asked']
  readonly place: string | undefined
  readonly resolve: (answer: Readings[ReadingKind]['answer'] | null) => void
  readonly reject: (error: Error) => void
}

/**
 * @param start starts a worker; `onAnswer` takes its answers, `onFailure` is called when it could not be loaded
 * @param longest milliseconds for one question
 * @param loading milliseconds more for the first question of a worker, which loads code
 */
export function createReader(
  start: (onAnswer: (message: FromReader) => void, onFailure: (error: Error) => void) => ReadingWorker,
  longest = 2_000,
  loading = 8_000,
): Reader {
  let worker: ReadingWorker | null = null
  let fresh = true
  let last = 0
  let waiting: Question[] = []
  let current: {
    readonly id: number
    readonly question: Question
    readonly clock: ReturnType<typeof setTimeout>
    line: number | null
  } | null = null

  function settled(): Question | undefined {
    if (current) clearTimeout(current.clock)
    const question = current?.question
    current = null
    return question
  }
  function giveUp(error: Error): void {
    worker?.end()
    worker = null
    settled()?.reject(error)
    next()
  }
  function live(): ReadingWorker {
    if (worker) return worker
    fresh = true
    const started = start(
      (message) => {
        if (worker !== started || message.id !== current?.id) return
        fresh = false
        if ('line' in message) {
          current.line = message.line
          return
        }
        const question = settled()
        if ('answer' in message) question?.resolve(message.answer)
        else question?.reject(new Error(message.failed))
        next()
      },
      (error) => {
        if (worker === started) giveUp(error)
      },
    )
    worker = started
    return started
  }
  function next(): void {
    if (current) return
    const question = waiting.shift()
    if (!question) return
    last += 1
    const id = last
    const to = live()
    const clock = setTimeout(
      () =>
        giveUp(
          new TookTooLong(`This took more than ${longest / 1000} seconds, so it was given up.`, current?.line ?? null),
        ),
      longest + (fresh ? loading : 0),
    )
    current = { id, question, clock, line: null }
    to.send({ id, kind: question.kind, asked: question.asked } as ToReader)
  }

  return {
    ask(kind, asked, place) {
      return new Promise((resolve, reject) => {
        if (place !== undefined) {
          for (const old of waiting) if (old.kind === kind && old.place === place) old.resolve(null)
          waiting = waiting.filter((old) => old.kind !== kind || old.place !== place)
        }
        waiting.push({ kind, asked, place, resolve: resolve as Question['resolve'], reject })
        next()
      })
    },
  }
}
