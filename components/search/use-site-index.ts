'use client'

import { useEffect, useState } from 'react'
import type { SiteIndex, SiteIndexFile } from '@/lib/search/site-index.ts'

type Search = typeof import('@/lib/search/site-index.ts')

export interface LoadedIndex {
  readonly site: SiteIndex
  readonly searchSite: Search['searchSite']
}

let loading: Promise<LoadedIndex> | null = null

async function load(): Promise<LoadedIndex> {
  const [{ openIndexFile, searchSite }, answer] = await Promise.all([
    import('@/lib/search/site-index.ts'),
    fetch('/search-index.json'),
  ])
  if (!answer.ok) throw new Error(`The index could not be loaded: status ${answer.status}.`)
  const file: SiteIndexFile = await answer.json()
  return { site: openIndexFile(file), searchSite }
}

/** The index, loaded at its first use; `failed` if it could not be loaded, and the next use tries again. */
export function useSiteIndex(): { readonly index: LoadedIndex | null; readonly failed: boolean } {
  const [index, setIndex] = useState<LoadedIndex | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let here = true
    loading ??= load()
    loading.then(
      (loaded) => here && setIndex(loaded),
      () => {
        loading = null
        if (here) setFailed(true)
      },
    )
    return () => {
      here = false
    }
  }, [])
  return { index, failed }
}
