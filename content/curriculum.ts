import type { Lesson } from '@/lib/lessons/lesson.ts'
import { lesson as attackOrigins } from './lessons/attack-origins/lesson.ts'
import { lesson as attackPlaces } from './lessons/attack-places/lesson.ts'
import { lesson as caches } from './lessons/caches/lesson.ts'
import { lesson as corsError } from './lessons/cors-error/lesson.ts'
import { lesson as corsHeaders } from './lessons/cors-headers/lesson.ts'
import { lesson as corsMiddleware } from './lessons/cors-middleware/lesson.ts'
import { lesson as credentials } from './lessons/credentials/lesson.ts'
import { lesson as devServerProxy } from './lessons/dev-server-proxy/lesson.ts'
import { lesson as doingItSafely } from './lessons/doing-it-safely/lesson.ts'
import { lesson as findingIt } from './lessons/finding-it/lesson.ts'
import { lesson as fooExample } from './lessons/foo-example/lesson.ts'
import { lesson as http } from './lessons/http/lesson.ts'
import { lesson as moreThanFetch } from './lessons/more-than-fetch/lesson.ts'
import { lesson as pastTheCheck } from './lessons/past-the-check/lesson.ts'
import { lesson as preflight } from './lessons/preflight/lesson.ts'
import { lesson as production } from './lessons/production/lesson.ts'
import { lesson as readingTheAnswer } from './lessons/reading-the-answer/lesson.ts'
import { lesson as redirects } from './lessons/redirects/lesson.ts'
import { lesson as references } from './lessons/references/lesson.ts'
import { lesson as sameOriginPolicy } from './lessons/same-origin-policy/lesson.ts'
import { lesson as threeFaults } from './lessons/three-faults/lesson.ts'
import { lesson as whatIsCors } from './lessons/what-is-cors/lesson.ts'
import { lesson as withCookies } from './lessons/with-cookies/lesson.ts'
import { lesson as xhrExample } from './lessons/xhr-example/lesson.ts'
import { lesson as yourOwnStack } from './lessons/your-own-stack/lesson.ts'

/** Lessons that belong together, under one heading of the contents page. */
export interface Part {
  readonly id: string
  readonly title: string
  /** One sentence for the contents page: what the reader can do after it. */
  readonly says: string
  readonly lessons: readonly Lesson[]
}

/**
 * The course. To add a lesson: a folder in `lessons/`, an import and an entry here. A lesson of the notes also has a row
 * in `notes-map.md`.
 */
const ALL_PARTS: readonly Part[] = [
  {
    id: 'before',
    title: 'Start here',
    says: 'What a request and a response are, for people who have never seen one.',
    lessons: [http],
  },
  {
    id: 'notes',
    title: 'CORS, step by step',
    says: 'From the first question to servers that allow what they should: a university course’s notes, in their order and with their examples.',
    lessons: [
      whatIsCors,
      sameOriginPolicy,
      fooExample,
      corsHeaders,
      withCookies,
      preflight,
      xhrExample,
      corsError,
      devServerProxy,
      corsMiddleware,
      references,
    ],
  },
  {
    id: 'deeper',
    title: 'What else decides',
    says: 'Cookies, caches, redirects, and everything on a page that loads from elsewhere without a script.',
    lessons: [credentials, readingTheAnswer, caches, redirects, moreThanFetch],
  },
  {
    id: 'work',
    title: 'At work',
    says: 'Find the cause with the tools of your browser, and set up the servers that you have, safely.',
    lessons: [findingIt, doingItSafely, production, yourOwnStack],
  },
  {
    id: 'attacks',
    title: 'The attacker’s side',
    says: 'You are evil.test. Read what is not yours, then close the hole without losing a user.',
    lessons: [pastTheCheck, attackOrigins, attackPlaces],
  },
  {
    id: 'end',
    title: 'At the end',
    says: 'Systems that you have never seen, with faults that you find and mend.',
    lessons: [threeFaults],
  },
]

/** The parts of the course that have lessons, in reading order. */
export const PARTS: readonly Part[] = ALL_PARTS.filter(({ lessons }) => lessons.length > 0)

/** Every lesson, in reading order. */
export const CURRICULUM: readonly Lesson[] = PARTS.flatMap(({ lessons }) => lessons)

/** Where a lesson is in its part. @returns null for a slug that no lesson has */
export function placeInPart(slug: string): { readonly part: Part; readonly index: number } | null {
  for (const part of PARTS) {
    const index = part.lessons.findIndex((lesson) => lesson.slug === slug)
    if (index >= 0) return { part, index }
  }
  return null
}
