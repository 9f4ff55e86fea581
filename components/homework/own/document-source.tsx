'use client'

import { type FormEvent, useEffect, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { fetchExample } from '@/lib/document/fetch-example.ts'
import { openLink } from '@/lib/document/link.ts'
import { loadBase } from '@/lib/document/load-base.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { documentIn } from '@/lib/documents/kept-document.ts'
import { library } from '@/lib/documents/on-this-device.ts'

/** What the site offers to begin with: titles only; a document is fetched when it is chosen. */
export interface ExampleGroup {
  readonly title: string
  readonly entries: readonly { readonly id: string; readonly title: string }[]
}

interface Props {
  examples: readonly ExampleGroup[]
  onChoose: (document: PlaygroundDocument) => void
}

const FIELD = 'h-10 w-full rounded-[8px] border border-line-strong bg-panel px-2 text-[15px] font-normal'

/** Chooses a document to begin with: an example, one's own, or one from a link. Nothing of it runs. */
export function DocumentSource({ examples, onChoose }: Props) {
  const [mine, setMine] = useState<readonly { readonly title: string; readonly document: PlaygroundDocument }[]>([])
  useEffect(() => {
    library()
      .then((kept) => kept.all())
      .then(({ documents }) =>
        setMine(
          documents.slice(0, 200).flatMap(({ text, original }) => {
            const document = documentIn(text ?? original)
            return document ? [{ title: documentTitle(document), document }] : []
          }),
        ),
      )
      .catch(() => setMine([]))
  }, [])
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const choose = (what: Promise<PlaygroundDocument>) =>
    what.then(
      (document) => {
        setProblem(null)
        onChoose(document)
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    )
  const fromLink = (event: FormEvent) => {
    event.preventDefault()
    void choose(documentAt(link))
  }
  return (
    <div className="grid gap-3">
      <label className="grid gap-1 text-[15px] font-semibold">
        An example of this site
        <select
          className={FIELD}
          value=""
          onChange={(event) => void choose(fetchExample(event.target.value).then(({ document }) => document))}
        >
          <option value="" disabled>
            Choose one
          </option>
          {examples.map(({ title, entries }) => (
            <optgroup key={title} label={title}>
              {entries.map(({ id, title: name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {mine.length > 0 && (
        <label className="grid gap-1 text-[15px] font-semibold">
          One of my documents
          <select
            className={FIELD}
            value=""
            onChange={(event) => {
              const chosen = mine[Number(event.target.value)]
              if (chosen) onChoose(chosen.document)
            }}
          >
            <option value="" disabled>
              Choose one
            </option>
            {mine.map(({ title }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two documents may have one title
              <option key={index} value={index}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <form className="flex flex-wrap items-end gap-2" onSubmit={fromLink}>
        <label className="grid min-w-0 flex-1 basis-[200px] gap-1 text-[15px] font-semibold">
          A link to the playground
          <input className={FIELD} value={link} onChange={(event) => setLink(event.target.value)} />
        </label>
        <button type="submit" className="button h-10" disabled={!link.trim()}>
          Take it
        </button>
      </form>
      <p role="alert" className={problem ? 'text-[15px] text-stop' : ''}>
        {problem}
      </p>
    </div>
  )
}

/** @throws Error with a sentence for the person */
async function documentAt(link: string): Promise<PlaygroundDocument> {
  const at = link.indexOf('#')
  if (at < 0) throw new Error('This is not a link of this site: it has no # with a document after it.')
  const read = await openLink(link.slice(at), loadBase)
  if (!read.ok) throw new Error(read.message)
  return read.document
}
