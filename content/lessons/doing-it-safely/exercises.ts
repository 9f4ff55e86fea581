import type { Exercise } from '@/lib/lessons/exercise.ts'
import { closeTheMirror } from './close-the-mirror.ts'
import { customersOnly } from './customers-only.ts'
import { moneyByForm } from './money-by-form.ts'
import { widgetInAFrame } from './widget-in-a-frame.ts'

/** The exercises, in the order of the prose. */
export const exercises: readonly Exercise[] = [closeTheMirror, customersOnly, widgetInAFrame, moneyByForm]
