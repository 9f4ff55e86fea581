'use client'

import { useEffect, useState } from 'react'
import type { DiagramCall } from '@/lib/trace/diagram/diagram.ts'

/** The selected call; null for all calls, which is the state after every run. */
export function useCallFilter(calls: readonly DiagramCall[]) {
  const [only, setOnly] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run shows all its calls
  useEffect(() => setOnly(null), [calls])
  const known = calls.some(({ call }) => call === only)
  return [known ? only : null, setOnly] as const
}
