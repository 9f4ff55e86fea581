'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useWorkbench, type Workbench } from '@/components/bench/use-workbench.ts'
import { useTabTitle } from '@/components/site/use-tab-title.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { baseOf } from '@/lib/document/link-base.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { useAddress } from './use-address.ts'
import { type OpenedExample, useExample } from './use-example.ts'
import { type LinkedDocument, useLinkedDocument } from './use-linked-document.ts'
import { type OwnDocument, useNoteOwn, useOwnDocument } from './use-own-document.ts'
import { type TalkScene, useTalkScene } from './use-talk-scene.ts'

export interface Opened {
  readonly bench: Workbench
  readonly own: OwnDocument
  readonly link: LinkedDocument
  /** The example that is open; null where another document is. */
  readonly example: OpenedExample | null
  /** The scene of a talk that the address opens; null where it names none. */
  readonly scene: TalkScene | null
  /** What the link that the open document came by wants to be shown; null where it came by none, or wants nothing. */
  readonly viewed: LinkView | null
  /** The text of the base that the open document started from, for its links; null where it has none. */
  readonly base: string | null
  /** The document of the address is open, and not only the one that the page begins with. */
  readonly settled: boolean
  /** The address names a document that is not here; null where it is. */
  readonly missing: { readonly problem: string | null; retry(): void; leave(): void } | null
  /** False where the open document is too large for the address. */
  readonly inAddress: boolean
}

/** Opens what the address names, a link, an example, a talk's scene or an own document, and keeps the address of what is open. */
export function useOpened(start: PlaygroundDocument): Opened {
  const asked = useExample()
  const { example } = asked
  const link = useLinkedDocument(start)
  const { linked } = link
  const own = useOwnDocument()
  const scene = useTalkScene()
  const documents = useMemo(
    (): Record<string, PlaygroundDocument> => ({
      free: start,
      ...(own.key === null ? {} : { [own.key]: start }),
      ...(example ? { [example.id]: example.document } : {}),
      ...(linked ? { [linked.key]: linked.document } : {}),
      ...(scene ? { [scene.key]: scene.scene.document } : {}),
    }),
    [start, own.key, example, linked, scene],
  )
  const bench = useWorkbench(documents, 'free', 'playground')
  const { show } = bench
  useNoteOwn(own, bench)
  useEffect(() => {
    if (own.key !== null) show(own.key)
  }, [own.key, show])
  useEffect(() => {
    if (example) show(example.id)
  }, [example, show])
  useEffect(() => {
    if (scene) show(scene.key)
  }, [scene, show])
  useEffect(() => {
    if (linked) show(linked.key)
  }, [linked, show])
  // What has been shown: in the render before, the workbench has another document open.
  const [followed, setFollowed] = useState<readonly unknown[]>([])
  const toFollow = useMemo(() => [own.key, example, linked, scene], [own.key, example, linked, scene])
  useEffect(() => setFollowed(toFollow), [toFollow])
  const home = useRef<string | null>(null)
  home.current = scene?.key ?? example?.id ?? own.key
  useEffect(() => {
    if (link.left && home.current !== null) show(home.current)
  }, [link.left, show])

  const isLinked = linked !== null && bench.open === linked.key
  const { original } = bench
  // What is in a talk may have come from anywhere, so its original is none of ours.
  const isScene = scene !== null && bench.open === scene.key
  const base = useMemo(
    () => (isLinked ? linked.base : isScene ? null : baseOf(original)),
    [isLinked, linked, isScene, original],
  )
  const missing = asked.loading || asked.trouble !== null || link.waiting !== null
  const settled = followed === toFollow && own.key !== null && !missing && (link.problem === null || link.closed)
  const inAddress = useAddress(bench, { ready: settled, link: isLinked ? linked.fragment : null, base })
  const open = example && bench.open === example.id ? example : null
  useTabTitle(settled ? tabTitle(bench, open, isLinked) : null)
  return {
    bench,
    own,
    link,
    example: open,
    scene,
    viewed: isLinked ? linked.view : null,
    base,
    settled,
    inAddress,
    missing: missing
      ? {
          problem: asked.trouble ?? (link.waiting === 'failed' ? link.problem : null),
          retry: asked.trouble === null ? link.retry : asked.retry,
          leave: () => {
            asked.leave()
            link.leave()
            show(own.key ?? 'free')
          },
        }
      : null,
  }
}

function tabTitle({ document, edited }: Workbench, example: OpenedExample | null, isLinked: boolean): string {
  return document.title?.trim() || example?.title || (edited || isLinked ? documentTitle(document) : 'Playground')
}
