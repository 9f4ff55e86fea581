/**
 * Homework in a class: a leader hands an assignment out, devices hand their answers in, and only leaders read them. What
 * everybody sees of an assignment is here; its text is fetched by who opens it, because 2,000 streams would carry it.
 */

/** Assignments of one class. */
export const MOST_HAND_OUTS = 20
/** Characters of an assignment, and of the answers of one device, as the fragment of a link. */
export const LONGEST_HAND_OUT = 256 * 1024
export const LONGEST_HAND_IN = 128 * 1024
/** Characters of all that one class has handed in. */
export const LONGEST_COLLECTION = 64 * 1024 * 1024

/** An assignment that is handed out. */
export interface HandOut {
  /** `assignmentKey`: which version of which assignment. */
  readonly key: string
  /** The assignment's id. */
  readonly assignment: string
  readonly title: string
  /** How many exercises it has. */
  readonly exercises: number
}

/** As the server keeps it. */
export interface KeptHandOut extends HandOut {
  /** Ids of the fields that the assignment asks for: no others are accepted. */
  readonly fields: readonly string[]
}

/** What a leader hands out: `a1.…`; null: nothing more is collected. */
export interface HandOutMessage {
  readonly assignment: string | null
}

/** Answers of a device: `h1.…`. */
export interface HandInMessage {
  readonly answers: string
}

/** All that was handed in to the assignment that was handed out last, the earliest first. */
export interface Collected {
  readonly assignment: string
  readonly title: string
  readonly answers: readonly string[]
}

/** The part of a class's record that is about homework. */
interface HandOutsOf {
  readonly handOuts: readonly KeptHandOut[]
  /** Key of the assignment that is handed out now. */
  readonly handOut: string | null
  readonly ended: boolean
}

/** The record with this assignment handed out; null: none is any more. The same object where that changes nothing. */
export function withHandOut<R extends HandOutsOf>(record: R, handOut: KeptHandOut | null): R {
  if (record.ended) return record
  if (!handOut) return record.handOut === null ? record : { ...record, handOut: null }
  const others = record.handOuts.filter(({ key }) => key !== handOut.key)
  if (others.length >= MOST_HAND_OUTS) return record
  return { ...record, handOuts: [...others, handOut], handOut: handOut.key }
}

/** What the class is to solve and hand in now. */
export function presentHandOut({ handOuts, handOut }: HandOutsOf): HandOut | null {
  const kept = handOuts.find(({ key }) => key === handOut)
  if (!kept) return null
  const { fields: _, ...shown } = kept
  return shown
}
