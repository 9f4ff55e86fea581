'use client'

import { useSearchParams } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { TALK_TEXT } from '@/lib/talk/talk-text.ts'
import { LinkedTalk } from './linked-talk.tsx'
import { PresentLesson, PresentTalk } from './present.tsx'
import type { Presets } from './presets.ts'
import { TalkList } from './talk-list.tsx'

const TalkEditor = lazy(() => import('./talk-editor.tsx'))

/**
 * The pages about talks, by address: the list, `?talk=<id>` to change one, `&present` to show it, `?lesson=<slug>` to
 * show a lesson, and `#t1.…` for a talk that came by link.
 */
export function Talks({ presets }: { presets: Presets }) {
  const search = useSearchParams()
  const fragment = useTalkFragment()
  const talk = search.get('talk')
  const lesson = search.get('lesson')
  const first = Number(search.get('scene') ?? 1) - 1
  if (lesson !== null) return <PresentLesson slug={lesson} first={first} />
  if (talk !== null && search.has('present')) return <PresentTalk id={talk} first={first} />
  return (
    <>
      <SiteBar />
      <main id="content" className="page-wide">
        {fragment !== null && talk === null ? (
          <LinkedTalk read={TALK_TEXT.decode(fragment)} />
        ) : talk !== null ? (
          <Suspense>
            <TalkEditor key={talk} id={talk} presets={presets} />
          </Suspense>
        ) : (
          <TalkList presets={presets} />
        )}
      </main>
    </>
  )
}

/** The address's fragment where it holds a talk; else null. */
function useTalkFragment(): string | null {
  const [fragment, setFragment] = useState<string | null>(null)
  useEffect(() => {
    const read = () => setFragment(TALK_TEXT.isFragment(location.hash) ? location.hash : null)
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return fragment
}
