'use client'

import { useEffect, useState } from 'react'

/** What came of an export, in words. `text`: what could not be copied, to be copied by hand. */
export interface Notice {
  readonly says: string
  readonly text?: string
}

/** A notice goes by itself, except one that the person still has to do something with. */
export function useNotice() {
  const [notice, setNotice] = useState<Notice | null>(null)
  useEffect(() => {
    if (!notice || notice.text !== undefined) return
    const timer = setTimeout(() => setNotice(null), 6000)
    return () => clearTimeout(timer)
  }, [notice])
  const copy = async (text: string, says: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setNotice({ says })
    } catch {
      setNotice({ says: 'This browser does not let the page copy. Copy the text from here.', text })
    }
  }
  return { notice, setNotice, copy }
}
