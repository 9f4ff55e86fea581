'use client'

import { useEffect, useState } from 'react'

export type Copied = 'no' | 'yes' | 'refused'

/** Copies texts. What was copied is said for a few seconds; where the page may not copy, until something else is. */
export function useCopied() {
  const [copied, setCopied] = useState<Copied>('no')
  useEffect(() => {
    if (copied !== 'yes') return
    const timer = setTimeout(() => setCopied('no'), 2_500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied('yes')
    } catch {
      setCopied('refused')
    }
  }
  return { copied, copy }
}
