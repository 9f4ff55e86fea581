'use client'

import { useEffect, useState } from 'react'
import { copyText } from './use-copied.ts'

/** The result of an export, in words. `text`: the text that could not be copied, to copy by hand. */
export interface Notice {
  readonly says: string
  readonly text?: string
}

/** A notice disappears by itself, except one with a text that the user still has to copy. */
export function useNotice() {
  const [notice, setNotice] = useState<Notice | null>(null)
  useEffect(() => {
    if (!notice || notice.text !== undefined) return
    const timer = setTimeout(() => setNotice(null), 6000)
    return () => clearTimeout(timer)
  }, [notice])
  const copy = async (text: string, says: string) => {
    const copied = await copyText(text)
    setNotice(copied ? { says } : { says: 'The page may not write to the clipboard. Copy the text from here.', text })
  }
  return { notice, setNotice, copy }
}
