import type { PlaygroundDocument } from '../document/document.ts'
import { hostOf } from '../trace/address.ts'
import { BROWSER_TITLES } from '../trace/browser-titles.ts'
import type { Lane } from '../trace/diagram/diagram-model.ts'

/** The lanes that are known before a run: the script, the browser, and each server of the document. */
export function documentLanes({ page, browser, servers }: PlaygroundDocument): readonly Lane[] {
  return [
    {
      id: 'script',
      kind: 'script',
      title: 'Your script',
      subtitle: page.opaque ? 'origin null' : hostOf(page.url),
    },
    { id: 'browser', kind: 'browser', title: 'Browser', subtitle: BROWSER_TITLES[browser] },
    ...servers.map(({ origin }): Lane => ({ id: origin, kind: 'server', title: 'Server', subtitle: hostOf(origin) })),
  ]
}
