/**
 * Fifty generated documents that try to take long, opened by link and run: the page always responds, and each run ends
 * by itself or by Stop. The unit tests hold two hundred for each dialect to the deadlines.
 */
import { expect, test } from '@playwright/test'
import { LONGEST_TEXT, type PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { type HostileDocument, hostileDocuments } from '../lib/testing/hostile/hostile-documents.ts'
import { expectAnswering, pausesOf, runButton, stopNow, watchPauses } from './pauses.ts'
import { editorReady } from './site.ts'

const ORIGIN = 'https://bar.other'
const COUNT = 50
const IN_ONE_TEST = 10
/** A run that lasts longer is stopped, in milliseconds. */
const LONG_ENOUGH = 2_000

/** A link carries only so much: documents with longer requests are run by the unit tests. */
const fitsIntoLink = ({ text, path = '', headers = [] }: HostileDocument) =>
  text.length < LONGEST_TEXT && JSON.stringify([path, headers]).length < LONGEST_TEXT - 200

const DOCUMENTS = hostileDocuments(4 * COUNT)
  .filter(fitsIntoLink)
  .slice(0, COUNT)
  .map((hostile): { readonly name: string; readonly title: string; readonly fragment: string } => {
    const { dialect, seed, kind, text, path = '/', headers = [] } = hostile
    const title = `${dialect} ${seed}`
    const name = `${title} (${kind})`
    const document: PlaygroundDocument = {
      version: 1,
      title,
      page: { url: 'https://foo.example/' },
      browser: 'chromium',
      client: {
        language: 'javascript',
        code: `await fetch(${JSON.stringify(`${ORIGIN}${path}`)}, { headers: ${JSON.stringify(headers)} }).catch(() => {})\n`,
      },
      servers: [{ origin: ORIGIN, dialect, text }],
    }
    return { name, title, fragment: encodeLink(document) }
  })

// One after another: each of them keeps a core busy.
test.describe.configure({ mode: 'default' })

for (let first = 0; first < COUNT; first += IN_ONE_TEST)
  test(`generated documents ${first + 1} to ${first + IN_ONE_TEST}: the page responds, and each run ends or can be stopped`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await watchPauses(page)
    await page.goto('/playground')
    await editorReady(page, 'client.js')
    await pausesOf(page)
    for (const { name, title, fragment } of DOCUMENTS.slice(first, first + IN_ONE_TEST)) {
      // One page for all of them: hostile.spec.ts opens its documents in new ones.
      await page.evaluate((next) => {
        location.hash = next
      }, fragment)
      await expect(page).toHaveTitle(`${title} · Preflight`)
      await editorReady(page, 'client.js')
      await expectAnswering(page, `${name}, when it is opened`)
      await runButton(page).click()
      const ended = await runButton(page)
        .waitFor({ timeout: LONG_ENOUGH })
        .then(
          () => true,
          () => false,
        )
      const stopped = ended ? null : await stopNow(page)
      await expect(runButton(page), name).toBeVisible()
      await expectAnswering(page, `${name}, in a run`, stopped)
    }
  })
