'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import type { MobileTab } from '@/components/bench/mobile-bar.tsx'
import type { RunViewTab } from '@/components/bench/run-view-props.ts'
import { usePointing } from '@/components/bench/use-pointing.ts'
import type { Servers } from '@/components/bench/use-servers.ts'
import { useWide } from '@/components/bench/use-wide.ts'
import { copyText } from '@/components/ui/use-copied.ts'
import { encodeLink } from '@/lib/document/link.ts'
import type { LinkLayout, LinkLines, LinkView } from '@/lib/document/link-view.ts'
import type { Opened } from './use-opened.ts'

/**
 * What is shown beside the document itself: as the link wants it at first, and as a link would have it now. The step
 * that a link names is the one that the first run opens on: nothing that came by link runs by itself.
 */
export function useLinkView({ bench, link, base }: Opened, servers: Servers) {
  const [tab, setTab] = useState<RunViewTab>('why')
  const [mobile, setMobile] = useState<MobileTab>('client')
  const [opensAt, setOpensAt] = useState<number | null>(null)
  const [step, setStep] = useState<number | null>(null)

  const { document } = bench
  const copy = useCallback(
    (lines: LinkLines) => {
      const fragment = encodeLink(document, { base: base ?? undefined, view: { lines } })
      return copyText(`${location.origin}/playground#${fragment}`)
    },
    [document, base],
  )
  const pointing = usePointing(copy)

  const { linked } = link
  const { set: point } = pointing
  const { show: showServer } = servers
  // What the link wanted is not wanted of another document. Before the next link says what it wants.
  const isLinked = linked?.key === bench.open
  useEffect(() => {
    if (isLinked) return
    point(null)
    setOpensAt(null)
  }, [isLinked, point])
  useEffect(() => {
    if (!linked) return
    const { view } = linked
    setOpensAt(view?.step ?? null)
    setTab(view?.tab ?? 'why')
    setMobile(view?.layout ?? 'client')
    point(view?.lines ?? null)
    if (view?.lines?.server) showServer(view.lines.server)
  }, [linked, point, showServer])

  const { lines } = pointing
  const isFresh = bench.result !== null && !bench.stale
  // On a wide screen all of it is shown.
  const layout = useWide(1024) === false ? LAYOUT_OF[mobile] : undefined
  /** What a link to what is on the screen would show. */
  const view = useMemo(
    (): LinkView => ({
      ...(isFresh && step !== null ? { step } : {}),
      ...(tab === 'why' ? {} : { tab }),
      ...(lines ? { lines } : {}),
      ...(layout ? { layout } : {}),
    }),
    [isFresh, step, tab, lines, layout],
  )
  return {
    tab,
    setTab,
    mobile,
    setMobile,
    pointing,
    view,
    /** For the view of the run. */
    steps: { opensAt, onOpenedAt: useCallback(() => setOpensAt(null), []), onStep: setStep },
  }
}

const LAYOUT_OF: Readonly<Partial<Record<MobileTab, LinkLayout>>> = { server: 'server', exchange: 'exchange' }
