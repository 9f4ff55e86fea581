'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useDraggable } from '@dnd-kit/core'
import { Plus, Search } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { fetchExample } from '@/lib/document/fetch-example.ts'
import { openLink } from '@/lib/document/link.ts'
import { loadBase } from '@/lib/document/load-base.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { documentIn } from '@/lib/documents/kept-document.ts'
import { library } from '@/lib/documents/on-this-device.ts'
import { sceneOf } from '@/lib/talk/edit-talk.ts'
import type { Scene } from '@/lib/talk/talk.ts'
import { TALK_TEXT } from '@/lib/talk/talk-text.ts'
import { fetchLessonTalk, type Presets } from './presets.ts'

/** Something that can be added to a talk. */
export interface Offer {
  /** Unique among all that is offered. */
  readonly id: string
  readonly title: string
  /** Rejects with a sentence for the person. */
  scenes(): Promise<readonly Scene[]>
}

interface Props {
  presets: Presets
  onAdd: (offer: Offer) => void
}

/** Where scenes come from: examples, lessons, one's own documents, links. */
export function ScenePicker({ presets, onAdd }: Props) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const groups = [...presets.examples.map(({ title, entries }) => ({ title, offers: entries.map(exampleOffer) }))]
  const lessons = presets.lessons.map((lesson) => ({
    title: lesson.title,
    offers: lesson.scenes.map((scene) => lessonOffer(lesson.slug, scene)),
  }))
  return (
    <aside aria-label="Add scenes" className="lg:sticky lg:top-[76px]">
      <h2 className="font-display text-[21px] font-[680] tracking-[-0.015em]">Add scenes</h2>
      <Tabs.Root defaultValue="examples" className="mt-2">
        <Tabs.List className="flex gap-5 border-b border-line">
          {[
            ['examples', 'Examples'],
            ['lessons', 'Lessons'],
            ['mine', 'Mine'],
            ['link', 'A link'],
          ].map(([value, label]) => (
            <Tabs.Tab key={value} value={value} className="tab">
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="examples">
          <Filter query={query} onQuery={setQuery} />
          <Groups groups={matching(groups, wanted)} onAdd={onAdd} />
        </Tabs.Panel>
        <Tabs.Panel value="lessons">
          <Filter query={query} onQuery={setQuery} />
          <Groups groups={matching(lessons, wanted)} onAdd={onAdd} />
        </Tabs.Panel>
        <Tabs.Panel value="mine">
          <Mine onAdd={onAdd} />
        </Tabs.Panel>
        <Tabs.Panel value="link">
          <FromLink onAdd={onAdd} />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  )
}

const exampleOffer = ({ id, title }: { readonly id: string; readonly title: string }): Offer => ({
  id: `example:${id}`,
  title,
  scenes: async () => [sceneOf(title, (await fetchExample(id)).document)],
})

const lessonOffer = (slug: string, { id, title }: { readonly id: string; readonly title: string }): Offer => ({
  id: `lesson:${slug}:${id}`,
  title,
  async scenes() {
    const scene = (await fetchLessonTalk(slug)).scenes.find((each) => each.id === id)
    if (!scene) throw new Error('This scene is not in the lesson any more. Reload the page.')
    return [scene]
  },
})

interface OfferGroup {
  readonly title: string
  readonly offers: readonly Offer[]
}

const matching = (groups: readonly OfferGroup[], wanted: string): readonly OfferGroup[] =>
  groups
    .map(({ title, offers }) => ({
      title,
      offers: title.toLowerCase().includes(wanted)
        ? offers
        : offers.filter((offer) => offer.title.toLowerCase().includes(wanted)),
    }))
    .filter(({ offers }) => offers.length > 0)

function Filter({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  return (
    <label className="mt-3 flex h-9 items-center gap-2 rounded-lg border border-line-strong bg-panel px-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-gate">
      <Search size={15} className="flex-none text-faint" aria-hidden />
      <input
        type="search"
        aria-label="Find a scene"
        placeholder="Find"
        className="min-w-0 flex-1 bg-transparent outline-none"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
    </label>
  )
}

function Groups({ groups, onAdd }: { groups: readonly OfferGroup[]; onAdd: (offer: Offer) => void }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section aria-label="What can be added" tabIndex={0} className="mt-3 max-h-[min(60vh,560px)] overflow-y-auto pr-1">
      {groups.length === 0 && <Empty>Nothing with these words.</Empty>}
      {groups.map(({ title, offers }) => (
        <div key={title} className="mb-4">
          <h3 className="mb-1 text-[13.5px] font-semibold text-soft">{title}</h3>
          <ul>
            {offers.map((offer) => (
              <OfferItem key={offer.id} offer={offer} onAdd={onAdd} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const Empty = ({ children }: { children: ReactNode }) => <p className="py-3 text-[14.5px] text-soft">{children}</p>

function OfferItem({ offer, onAdd }: { offer: Offer; onAdd: (offer: Offer) => void }) {
  const { listeners, setNodeRef, isDragging } = useDraggable({ id: offer.id, data: { offer } })
  return (
    <li
      ref={setNodeRef}
      // Dragging with a pointer only: the button is for the keyboard.
      onPointerDown={listeners?.onPointerDown as React.PointerEventHandler | undefined}
      className={`group flex cursor-grab items-center gap-2 rounded-[8px] py-0.5 pr-1 pl-2 select-none hover:bg-sunk ${isDragging ? 'opacity-40' : ''}`}
    >
      <span className="min-w-0 flex-1 py-1.5 text-[14.5px] leading-snug">{offer.title}</span>
      <button
        type="button"
        className="button h-7 flex-none px-2 text-[13px]"
        aria-label={`Add “${offer.title}”`}
        onClick={() => onAdd(offer)}
      >
        <Plus size={13} aria-hidden /> Add
      </button>
    </li>
  )
}

/** The documents on this device, the last changed first. */
function Mine({ onAdd }: { onAdd: (offer: Offer) => void }) {
  const [offers, setOffers] = useState<readonly Offer[] | null>(null)
  useEffect(() => {
    library()
      .then((kept) => kept.all())
      .then(({ documents }) =>
        setOffers(
          documents.flatMap(({ place, text, original }): Offer[] => {
            const document = documentIn(text ?? original)
            if (!document) return []
            const title = documentTitle(document)
            return [{ id: `mine:${place}`, title, scenes: async () => [sceneOf(title, document)] }]
          }),
        ),
      )
      .catch(() => setOffers([]))
  }, [])
  if (offers === null) return <Empty>Looking…</Empty>
  if (offers.length === 0)
    return (
      <Empty>There are no documents of your own in this browser yet. What you change in the playground is one.</Empty>
    )
  return <Groups groups={[{ title: 'My documents', offers }]} onAdd={onAdd} />
}

/** A scene from a link to the playground, or all the scenes of a link to a talk. */
function FromLink({ onAdd }: { onAdd: (offer: Offer) => void }) {
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [reading, setReading] = useState(false)
  const add = async () => {
    setReading(true)
    const read = await scenesIn(link)
    setReading(false)
    if (typeof read === 'string') {
      setProblem(read)
      return
    }
    setProblem(null)
    setLink('')
    onAdd({ id: 'link', title: read[0]?.title ?? 'A talk', scenes: async () => read })
  }
  return (
    <form
      className="mt-3 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <label className="grid gap-1">
        <span className="text-[13.5px] font-semibold">A link to the playground, or to a talk</span>
        <textarea
          className="min-h-[76px] rounded-lg border border-line-strong bg-panel px-2.5 py-1.5 font-mono text-[12.5px] break-all"
          value={link}
          spellCheck={false}
          onChange={(event) => setLink(event.target.value)}
        />
      </label>
      {problem && (
        <p role="alert" className="text-[14px] text-stop">
          {problem}
        </p>
      )}
      <button type="submit" className="button h-9 justify-self-start" disabled={reading || link.trim() === ''}>
        <Plus size={15} aria-hidden /> Add
      </button>
    </form>
  )
}

/** The scenes that a link holds, or why there are none. */
async function scenesIn(link: string): Promise<readonly Scene[] | string> {
  const at = link.indexOf('#')
  if (at < 0) return 'This is not a link of this site: it has no # with a document after it.'
  const fragment = link.slice(at)
  if (TALK_TEXT.isFragment(fragment)) {
    const read = TALK_TEXT.decode(fragment)
    return read.ok ? read.value.scenes : read.message
  }
  const read = await openLink(fragment, loadBase)
  return read.ok ? [sceneOf(documentTitle(read.document), read.document)] : read.message
}
