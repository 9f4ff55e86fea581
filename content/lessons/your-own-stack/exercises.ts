import type { Exercise } from '@/lib/lessons/exercise.ts'
import { serverIn } from './documents.ts'
import { ALL_PROBES, OPEN_PROBES, READ_ALL } from './probes.ts'
import { express } from './stacks/express.ts'

const inExpress = (text: string) => serverIn('express', express, text, READ_ALL)

/** All steps at once, in the reader's stack. */
const allAtOnce: Exercise = {
  id: 'all-at-once',
  title: 'All at once',
  task: 'This server checks the token, and says nothing of CORS. Let https://shop.example and https://admin.shop.example read and change orders, with cookies and a token. They read X-Total-Count, and that a token is missing (401). Two changes within a minute need only one preflight. No other page gets anything.',
  start: inExpress(express.bare),
  edits: 'servers',
  hints: [
    'Go through the steps of this lesson one after another, and check after each.',
    'A preflight has no token. What has to come first, CORS or the check?',
    'Take the code of the last step: it has everything of the steps before.',
  ],
  solution: inExpress(express.text('login')),
  tooLoose: inExpress(express.text('login').replace(/origin: \[.*\]/, 'origin: true')),
  probes: ALL_PROBES,
}

/** The opposite: a copied configuration that allows more than the data needs. */
const noMoreThanNeeded: Exercise = {
  id: 'no-more-than-needed',
  title: 'No more than needed',
  task: 'These orders are public statistics now: everybody may read them, without cookies. The settings were copied from the last project. Let every page read, with X-Total-Count, and let no page change anything or use cookies.',
  start: inExpress(express.text('remember')),
  edits: 'servers',
  hints: [
    'Which value means every page, when there are no cookies?',
    'Take away what is not needed: credentials, the other methods, and the headers.',
    'Left are the wildcard, GET, and the exposed header.',
  ],
  solution: inExpress(express.open),
  tooLoose: inExpress(express.text('remember').replace(/origin: \[.*\]/, 'origin: true')),
  probes: OPEN_PROBES,
}

/** The exercises, in the order of the prose. */
export const exercises: readonly Exercise[] = [allAtOnce, noMoreThanNeeded]
