'use client'

import { Check, Download, Link2, MonitorPlay } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import { LocalSiteNote } from '@/components/share/local-site-note.tsx'
import { copyText } from '@/components/ui/use-copied.ts'
import { LONGEST_SCENE_TITLE } from '@/lib/talk/parse-talk.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { TALK_TEXT, talkFileName } from '@/lib/talk/talk-text.ts'
import { presentHref } from './talk-list.tsx'

/** Some chat programs cut links after this many characters. */
const LONG_LINK = 2_000

/** The talk's title, and what can be done with the whole of it. */
export function TalkHead({ talk, onTitle }: { talk: Talk; onTitle: (title: string) => void }) {
  const [said, setSaid] = useState<string | null>(null)
  const [copiedLink, setCopiedLink] = useState<string | null>(null)
  const none = talk.scenes.length === 0
  const share = async () => {
    const fragment = TALK_TEXT.encode(talk)
    if (fragment === null) {
      setSaid('This talk is too long for a link. Save it as a file.')
      return
    }
    const link = `${location.origin}/talks#${fragment}`
    const copied = await copyText(link)
    setCopiedLink(copied ? link : null)
    const length = `${link.length.toLocaleString('en')} characters`
    setSaid(
      !copied
        ? 'This browser does not let the page copy. Save the talk as a file.'
        : link.length > LONG_LINK
          ? `The link is copied. It is ${length} long, and some programs cut links after ${LONG_LINK.toLocaleString('en')}: a file is safer.`
          : `The link is copied: ${length}.`,
    )
  }
  return (
    <>
      <Link href="/talks" className="link text-[14.5px]">
        All talks
      </Link>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <input
          aria-label="Title of the talk"
          className="page-title -mx-2 min-w-[min(100%,300px)] flex-1 rounded-[10px] border border-transparent bg-transparent px-2 py-1 hover:border-line-strong focus:border-line-strong focus:bg-panel"
          value={talk.title}
          maxLength={LONGEST_SCENE_TITLE}
          placeholder="Title of the talk"
          onChange={(event) => onTitle(event.target.value)}
        />
        {!none && (
          <Link href={presentHref(talk.id)} className="button button-run h-10">
            <MonitorPlay size={16} aria-hidden /> Present
          </Link>
        )}
        <button type="button" className="button h-10" disabled={none} onClick={() => void share()}>
          {said?.startsWith('The link') ? <Check size={15} aria-hidden /> : <Link2 size={15} aria-hidden />} Copy a link
        </button>
        <button
          type="button"
          className="button h-10"
          onClick={() => {
            saveFile(talkFileName(talk), new Blob([TALK_TEXT.file(talk)], { type: 'application/json' }))
            setSaid(`Saved as ${talkFileName(talk)}.`)
          }}
        >
          <Download size={15} aria-hidden /> Save as a file
        </button>
      </div>
      <p role="status" className="mt-2 min-h-[1.5em] text-[14.5px] text-soft">
        {said ?? 'Every change is stored in this browser at once.'}
      </p>
      {copiedLink && <LocalSiteNote link={copiedLink} />}
    </>
  )
}
