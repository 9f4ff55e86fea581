/**
 * Documents made to freeze the page, opened by link and run: the page always responds, Stop works, and so do the next
 * run and the next visit.
 */
import { expect, test } from '@playwright/test'
import { HOSTILE, linkOf } from './hostile-documents.ts'
import { expectAnswering, runButton, stopNow, watchPauses } from './pauses.ts'
import { answer, editorReady, replaceText } from './site.ts'

// One after another: each of them keeps a core busy.
test.describe.configure({ mode: 'default' })

const IN_ONE_TEST = 4

for (let first = 0; first < HOSTILE.length; first += IN_ONE_TEST)
  test(`hostile documents ${first + 1} to ${first + IN_ONE_TEST}: the page responds, Stop works, and so do the next run and the next visit`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await watchPauses(page)
    // The next visit is that of the next one, in the same browser, and the last is one of the person's own document.
    for (const hostile of HOSTILE.slice(first, first + IN_ONE_TEST)) {
      await page.goto('about:blank')
      await page.goto(linkOf(hostile))
      await editorReady(page, 'client.js')
      await expectAnswering(page, `${hostile.name}, when it is opened`)
      // Its text is checked while it is looked at.
      await page.waitForTimeout(1_000)
      await expectAnswering(page, `${hostile.name}, while it is looked at`)

      await runButton(page).click()
      await page.waitForTimeout(200)
      const stopped = await stopNow(page)
      await expectAnswering(page, `${hostile.name}, in a run that is stopped`, stopped)

      await runButton(page).click()
      await expect(runButton(page), hostile.name).toBeVisible({ timeout: 15_000 })
      await expectAnswering(page, `${hostile.name}, in a run to its end`)
    }
    await page.goto('about:blank')
    await page.goto('/playground')
    await replaceText(page, 'client.js', "await fetch('https://bar.other/resources/public-data/').catch(() => {})\n")
    await runButton(page).click()
    await expect(answer(page, 'May the script read it?')).toHaveText(/Yes|No/)
  })
