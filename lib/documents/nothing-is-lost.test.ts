import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash } from '../document/content-hash.ts'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { createDevice } from '../testing/device.ts'
import { textsOf } from './kept-document.ts'

const OWN = 'playground:free'
const LINK = 'playground:link:abc'

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), tab: fc.nat(1), length: fc.nat(60) }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom('run', 'reload', 'crash', 'reset', 'take theirs', 'keep mine', 'take in', 'link', 'back'),
      tab: fc.nat(1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('storage full', 'storage fine', 'database broken', 'database fine', 'release'),
    }),
  },
)

/** Does what the actions say as the pages do; collects what must be found again. */
async function play(actions: readonly (typeof action extends fc.Arbitrary<infer T> ? T : never)[]) {
  const device = createDevice()
  let release = 0
  let texts = 0
  const wanted = new Set<string>()
  /** What was in an editor, and is in none since its page was opened again: until somebody who sees it edits it. */
  const unseen = new Set<string>()
  const original = (place: string): PlaygroundDocument => ({
    ...DEFAULT_DOCUMENT,
    client: { language: 'javascript', code: `${place}, release ${release}` },
  })
  const openTab = () => ({
    ...device.openTab(),
    place: OWN,
    open: new Map<string, PlaygroundDocument>(),
    originals: new Map<string, PlaygroundDocument>(),
    unkept: new Set<string>(),
    edited: new Set<string>(),
  })
  type Tab = ReturnType<typeof openTab>
  const tabs = [openTab(), openTab()] as [Tab, Tab]

  const originalIn = (tab: Tab) => tab.originals.get(tab.place) as PlaygroundDocument
  function look(tab: Tab) {
    if (tab.open.has(tab.place)) return
    tab.originals.set(tab.place, original(tab.place))
    tab.open.set(tab.place, tab.drafts.open(tab.place, originalIn(tab)) ?? originalIn(tab))
  }
  const shown = (tab: Tab) => tab.open.get(tab.place) as PlaygroundDocument
  /** What a page does with a text that could not be written: it tells, unless the library has it. */
  async function keep(tab: Tab, written: string, place = tab.place) {
    tab.unkept.delete(place)
    if (written !== 'unkept') return
    const base = contentHash(tab.originals.get(place))
    await tab.library.keep(place, JSON.stringify(tab.open.get(place)), base).catch(() => tab.unkept.add(place))
  }
  /** What was written in the editors of a tab, and of which nobody said that it cannot be kept. */
  function leave(tab: Tab): Set<string> {
    const written = [...tab.open].filter(
      ([place, document]) =>
        tab.edited.has(place) &&
        !tab.unkept.has(place) &&
        contentHash(document) !== contentHash(tab.originals.get(place)),
    )
    return new Set(written.map(([, document]) => JSON.stringify(document)))
  }
  async function noteRun(tab: Tab) {
    const document = shown(tab)
    const text = JSON.stringify(document)
    const entry = {
      place: tab.place,
      why: 'run' as const,
      at: device.clock.now,
      base: contentHash(originalIn(tab)),
      text,
    }
    const kept =
      tab.journal.add(entry) ||
      (await tab.library.takeIn().then(
        () => true,
        () => false,
      ))
    if (kept) wanted.add(text)
  }

  /** What the other tab does when it hears of a change. */
  async function hear() {
    for (const tab of tabs)
      for (const [place, document] of tab.open) {
        const how = tab.drafts.differs(place, document, tab.originals.get(place) as PlaygroundDocument)
        if (how === 'unkept') await keep(tab, how, place)
      }
  }

  for (const tab of tabs) look(tab)
  for (const each of actions) {
    device.clock.now += 1
    if (!('tab' in each)) {
      if (each.do === 'release') release += 1
      else if (each.do === 'database broken' || each.do === 'database fine')
        device.database.broken = each.do === 'database broken'
      else device.storage.become(each.do.replace('storage ', '') as 'fine')
      continue
    }
    const tab = tabs[each.tab] as Tab
    if (each.do === 'edit') {
      texts += 1
      tab.edited.add(tab.place)
      unseen.delete(JSON.stringify(shown(tab)))
      const client = {
        language: 'javascript' as const,
        code: `text ${texts} ${'x'.repeat('length' in each ? each.length : 0)}`,
      }
      tab.open.set(tab.place, { ...shown(tab), client })
      await keep(tab, tab.drafts.write(tab.place, shown(tab), originalIn(tab)))
    } else if (each.do === 'run') await noteRun(tab)
    else if (each.do === 'reload' || each.do === 'crash') {
      const before = leave(tab)
      const next = openTab()
      tabs[each.tab] = next
      for (const place of [LINK, OWN]) {
        next.place = place
        look(next)
        // What is in the editor again may be written over by who sees it.
        for (const text of before) if (text === JSON.stringify(shown(next))) before.delete(text)
      }
      for (const text of before) unseen.add(text)
    } else if (each.do === 'reset') {
      const text = JSON.stringify(shown(tab))
      if (tab.drafts.reset(tab.place, shown(tab), originalIn(tab))) wanted.add(text)
      else await tab.library.takeIn().catch(() => undefined)
      tab.unkept.delete(tab.place)
      tab.open.set(tab.place, originalIn(tab))
    } else if (each.do === 'take theirs') {
      if (!tab.drafts.theirs(tab.place)) continue
      const mine = JSON.stringify(shown(tab))
      if (leave(tab).has(mine)) wanted.add(mine)
      tab.open.set(tab.place, tab.drafts.takeTheirs(tab.place, shown(tab), originalIn(tab)) ?? originalIn(tab))
      tab.unkept.delete(tab.place)
      await tab.library.takeIn().catch(() => undefined)
    } else if (each.do === 'keep mine') {
      if (tab.drafts.theirs(tab.place)) await keep(tab, tab.drafts.keepMine(tab.place, shown(tab), originalIn(tab)))
    } else if (each.do === 'take in') await tab.library.takeIn().catch(() => undefined)
    else {
      tab.place = each.do === 'link' ? LINK : OWN
      look(tab)
    }
    await hear()
  }
  for (const tab of tabs) for (const text of leave(tab)) wanted.add(text)
  // The machine is started again, and everything works.
  device.storage.become('fine')
  device.database.broken = false
  const { documents } = await device.openTab().library.all()
  const found = new Set(documents.flatMap(textsOf))
  return [...wanted, ...unseen].filter((text) => !found.has(text))
}

test('every text that was run, or was last in an editor, is found again, whatever happens', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40, size: 'max' }), async (actions) => {
      expect(await play(actions)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
