/** The loop of a command that answers each line of JSON with one line of JSON. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { idOf } from './id-of.ts'

/** A value that can be written as JSON. */
export type Answer = (value: unknown) => object | Promise<object>

/** Lines that may be in work at one time. */
const AT_ONCE = 64

/**
 * Reads lines until the input ends, and writes an answer for each, in the order of the input. A line that is not JSON,
 * and one that `answer` throws for, is answered with `{ id, error }`. Lines with nothing but spaces have no answer.
 * @param answer is called for several lines at one time where it returns promises
 */
export async function answerLines(input: Readable, output: Writable, answer: Answer): Promise<void> {
  const waiting: Promise<string>[] = []
  const writeFirst = async () => {
    const text = await waiting.shift()
    if (text !== undefined && !output.write(text)) await once(output, 'drain')
  }
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    waiting.push(answerOf(line, answer))
    if (waiting.length >= AT_ONCE) await writeFirst()
  }
  while (waiting.length > 0) await writeFirst()
}

async function answerOf(line: string, answer: Answer): Promise<string> {
  let value: unknown
  try {
    value = JSON.parse(line)
    return `${JSON.stringify({ id: idOf(value), ...(await answer(value)) })}\n`
  } catch (error) {
    return `${JSON.stringify({ id: idOf(value), error: error instanceof Error ? error.message : String(error) })}\n`
  }
}
