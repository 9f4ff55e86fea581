'use client'

import { useEffect, useState } from 'react'

export type Copied = 'no' | 'yes' | 'refused'

/** @returns whether it is copied: over http, as in a network without names, there is no clipboard, and a browser may refuse */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Copies texts. What was copied is said for a few seconds; where the page may not copy, until something else is. */
export function useCopied() {
  const [copied, setCopied] = useState<Copied>('no')
  useEffect(() => {
    if (copied !== 'yes') return
    const timer = setTimeout(() => setCopied('no'), 2_500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    const done = await copyText(text)
    setCopied(done ? 'yes' : 'refused')
    return done
  }
  return { copied, copy }
}
