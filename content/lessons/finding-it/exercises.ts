import type { Exercise } from '@/lib/lessons/exercise.ts'
import { fromAHar } from './from-a-har.ts'
import { itNeverLeft } from './it-never-left.ts'
import { whatItAllows } from './what-it-allows.ts'
import { whichCallFails } from './which-call-fails.ts'

/** The exercises, in the order of the prose. */
export const exercises: readonly Exercise[] = [whichCallFails, itNeverLeft, whatItAllows, fromAHar]
