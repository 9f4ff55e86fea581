/** What a certificate is: answers, and no marks. Whoever checks it runs every answer again. */
import * as v from 'valibot'
import { carried } from '../document/carried-value.ts'
import { LONGEST_TEXT, MOST_SERVERS } from '../document/document.ts'
import { type Parsed, parseFirstVersion } from '../document/document-schema.ts'

/** A text as a patch of the one of the start; in a list: whole. */
export type GivenText = string | readonly [whole: string]

/** The answer to an exercise: what differs from its start. */
export interface GivenAnswer {
  /** The lesson's slug. */
  readonly in: string
  /** The exercise's id. */
  readonly id: string
  /** The beginning of the exercise's key: another one is another exercise, or another start. */
  readonly key: string
  readonly code?: GivenText
  readonly servers?: readonly {
    /** Its origin. */
    readonly at: string
    /** Its dialect; absent: that of the start. */
    readonly as?: string
    readonly text: GivenText
  }[]
}

export interface Certificate {
  readonly version: 1
  /** As somebody typed it, and nobody can check it; may be empty. */
  readonly name: string
  /** Days, by the clock of the device: of the earliest answer that is dated, and of the certificate. `2026-11-30`. */
  readonly since: string
  readonly made: string
  /** The result of a quiz, as in its link. */
  readonly quiz?: string
  readonly answers: readonly GivenAnswer[]
}

export const LONGEST_NAME = 80
/** Answers in a certificate. The course has fewer; systems that are drawn are without end. */
export const MOST_ANSWERS = 300

const short = (longest: number) => v.pipe(v.string(), v.maxLength(longest))
const text: v.GenericSchema<unknown, GivenText> = v.union([short(LONGEST_TEXT), v.tuple([short(LONGEST_TEXT)])])
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))
const day = v.pipe(v.string(), v.isoDate())

const schema: v.GenericSchema<unknown, Certificate> = v.object({
  version: v.literal(1),
  name: short(LONGEST_NAME),
  since: day,
  made: day,
  quiz: v.exactOptional(short(100)),
  answers: v.pipe(
    v.array(
      v.object({
        in: id,
        id,
        key: short(20),
        code: v.exactOptional(text),
        servers: v.exactOptional(
          v.pipe(
            v.array(v.object({ at: short(300), as: v.exactOptional(short(40)), text })),
            v.maxLength(MOST_SERVERS),
          ),
        ),
      }),
    ),
    v.maxLength(MOST_ANSWERS),
  ),
})

/** Certificates as files, and in the fragments of links: `c1.…`. */
export const CERTIFICATE_TEXT = carried<Certificate>({
  letter: 'c',
  what: 'preflight-certificate',
  the: 'the certificate',
  parse: (value): Parsed<Certificate> => parseFirstVersion(schema, value),
})
