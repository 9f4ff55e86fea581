import type { Exercise } from '@/lib/lessons/exercise.ts'
import { headerTwice } from './header-twice.ts'
import { lineTooMany } from './line-too-many.ts'
import { oneOrigin } from './one-origin.ts'
import { ownSmallProxy } from './own-small-proxy.ts'
import { tokenAtTheGate } from './token-at-the-gate.ts'

/** The exercises, in the order of the prose. */
export const exercises: readonly Exercise[] = [oneOrigin, headerTwice, lineTooMany, tokenAtTheGate, ownSmallProxy]
