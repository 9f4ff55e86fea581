import type { KnownQuestion } from '@/lib/lessons/known-question.ts'
import { QUESTIONS as http } from './lessons/http/known.ts'

/** Lesson → the questions for who may know it already. */
export const KNOWN_QUESTIONS: Readonly<Record<string, readonly KnownQuestion[]>> = { http }
