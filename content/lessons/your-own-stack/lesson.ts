import type { InStack, Lesson } from '@/lib/lessons/lesson.ts'
import { DIALECT_IDS, DIALECTS, type DialectId } from '@/lib/servers/dialects.ts'
import { craProxy, nextRewrites, viteProxy } from '../../documents/examples/dev-proxy.ts'
import { serverIn } from './documents.ts'
import { exercises } from './exercises.ts'
import { CALLS, READ_ALL } from './probes.ts'
import { express } from './stacks/express.ts'
import { STEPS, type StackTexts, type Step } from './stacks/stack.ts'
import { STACK_TEXTS } from './stacks/stacks.ts'

const LABELS: Readonly<Record<Step, string>> = {
  one: '1. one origin',
  list: '2. a list',
  cookies: '3. cookies',
  methods: '4. methods, headers',
  expose: '5. exposed',
  remember: '6. remembered',
  login: '7. login, errors',
}

const inStack = (dialect: DialectId, texts: StackTexts): InStack => ({
  label: DIALECTS[dialect].label,
  snippets: Object.fromEntries(
    STEPS.map((step) => [step, { code: texts.snippet(step), note: texts.notes[step] ?? null }]),
  ),
  documents: {
    ...Object.fromEntries(STEPS.map((step) => [step, serverIn(dialect, texts, texts.text(step), CALLS[step])])),
    'all-at-once': serverIn(dialect, texts, texts.bare, READ_ALL),
    'no-more-than-needed': serverIn(dialect, texts, texts.text('remember'), READ_ALL),
  },
  solutions: {
    'all-at-once': serverIn(dialect, texts, texts.text('login'), READ_ALL),
    'no-more-than-needed': serverIn(dialect, texts, texts.open, READ_ALL),
  },
})

export const lesson: Lesson = {
  slug: 'your-own-stack',
  title: 'Your own stack',
  summary: 'The same server in the stack that you use, one step after another, from one origin to a login.',
  opens: 'one',
  // The reader learns a stack here, and has been asked these questions often enough.
  asks: [],
  examples: {
    ...Object.fromEntries(
      STEPS.map((step) => [
        step,
        {
          label: LABELS[step],
          ends: 'readable' as const,
          document: serverIn('express', express, express.text(step), CALLS[step]),
        },
      ]),
    ),
    cra: { label: DIALECTS.cra.label, ends: 'readable', document: craProxy },
    vite: { label: DIALECTS.vite.label, ends: 'readable', document: viteProxy },
    next: { label: DIALECTS.next.label, ends: 'readable', document: nextRewrites },
  },
  exercises,
  stacks: {
    usual: 'express',
    offers: Object.fromEntries(
      DIALECT_IDS.flatMap((dialect) => {
        const texts = STACK_TEXTS[dialect]
        return texts ? [[dialect, inStack(dialect, texts)]] : []
      }),
    ),
  },
}
