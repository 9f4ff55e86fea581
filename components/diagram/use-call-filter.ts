'use client'

import { useEffect, useState } from 'react'
import type { DiagramCall } from '@/lib/trace/diagram/diagram.ts'

/** Which of several calls is looked at; null for all of them, as after every run. */
export function useCallFilter(calls: readonly DiagramCall[]) {
  const [only, setOnly] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run begins with all its calls
  useEffect(() => setOnly(null), [calls])
  const known = calls.some(({ call }) => call === only)
  return [known ? only : null, setOnly] as const
}
